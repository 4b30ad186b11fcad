/* What the readers and writers of panels share. */
#ifndef PACE_LIB_PANEL_INTERNAL_H
#define PACE_LIB_PANEL_INTERNAL_H

#include <stddef.h>

#define IO_FILE_LIMIT ((size_t)1 << 30) /* bytes of one input */
#define IO_READ_STEP ((size_t)1 << 16)
#define IO_STDIN_NAME "<stdin>"

#endif
