/* The table of the manual says what the library says: data/rulebooks/README.md. */
#include "rulebooks.h"

/* The cells of "| a | b | c | d |", blanks around them taken off; 0 where the line is no row of the table. */
static int cells_of(char *cells[4], char *line)
{
    int n = 0;
    char *at = *line == '|' ? line + 1 : NULL;
    for (; at && n < 4; n++) {
        char *end = strchr(at, '|'), *next = end;
        if (!end)
            return 0;
        at += strspn(at, " ");
        while (end > at && end[-1] == ' ')
            end--;
        cells[n] = at;
        *end = '\0';
        at = next + 1;
    }
    return n;
}

static void compare(char *const cells[4])
{
    pace_rulebook *book = shipped(cells[0]);
    pace_assessment a = judged(book, 14.5, 2015, 10.2, 2023, -1, 7.25, 2030, (double)NAN);
    double value = (double)NAN, score = (double)NAN;
    ENSURE(!pace_number_parse(&value, cells[1], strlen(cells[1]), NULL));
    ENSURE(!*cells[2] || !pace_number_parse(&score, cells[2], strlen(cells[2]), NULL));
    ENSURE_NEAR(a.value, value, 0.5001e-4);
    ENSURE_NEAR(a.score, score, 0.5001e-4);
    ENSURE_TEXT(class_of(&a), cells[3]);
    pace_rulebook_free(book);
}

int main(void)
{
    FILE *in = fopen(PACE_SOURCE_DIR "/data/rulebooks/README.md", "r");
    static char line[4096];
    int rows = 0;
    ENSURE(in != NULL);
    while (in && fgets(line, sizeof line, in)) {
        char *cells[4];
        if (cells_of(cells, line) != 4 || !pace_rulebook_shipped_text(cells[0], NULL))
            continue;
        compare(cells);
        rows++;
    }
    if (in)
        fclose(in);
    ENSURE(rows == 10);
    return TEST_RESULT;
}
