/* The version of the headers and of the library that is linked. */
#ifndef PACE_VERSION_H
#define PACE_VERSION_H

#include "pace/export.h"

PACE_BEGIN

#define PACE_VERSION_MAJOR 0
#define PACE_VERSION_MINOR 1
#define PACE_VERSION_PATCH 0
#define PACE_VERSION "0.1.0"

PACE_API const char *pace_version(void); /* "0.1.0"; static */

PACE_END

#endif
