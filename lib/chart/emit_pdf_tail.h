/* What cairo leaves out of a PDF. */
#ifndef PACE_LIB_EMIT_PDF_TAIL_H
#define PACE_LIB_EMIT_PDF_TAIL_H

#include "pace/buffer.h"

/* Appends `pdf` to `out` with the language of the document, the wish that its title be shown rather than the name of its
 * file, and the D: that dates begin with. A file that does not end in a plain table of offsets (cairo 1.18 packs them)
 * is appended as it is. */
void pdf_complete(pace_buffer *out, const pace_buffer *pdf, const char *language);

#endif
