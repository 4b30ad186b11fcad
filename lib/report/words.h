/* All wording of the report, Chinese and English: an X-macro table in words_table.h. */
#ifndef PACE_LIB_REPORT_WORDS_H
#define PACE_LIB_REPORT_WORDS_H

#include "pace/buffer.h"
#include "report/words_table.h"

typedef enum report_word {
#define WORD_ENUM(id, zh, en) id,
    REPORT_WORDS(WORD_ENUM)
#undef WORD_ENUM
        W_COUNT
} report_word;

/* lang "zh", else English; static. */
const char *word_in(const char *lang, report_word id);
/* Appends the word with its first {key} replaced by a number. */
void word_put_number(pace_buffer *out, const char *lang, report_word id, int number);

#endif
