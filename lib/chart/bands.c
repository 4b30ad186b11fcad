#include <math.h>
#include <string.h>
#include "chart/bands.h"

#define SHRINK_MOST 0.75

/* No wrapping breaks a word of letters: the longest must fit. (Han text may be broken anywhere.) */
static bool words_fit(pen *p, const char *name, bool bold, double width)
{
    char word[64];
    while (*name) {
        size_t n = strcspn(name, " "), letters = 0;
        while (letters < n && (unsigned char)name[letters] < 0x80)
            letters++;
        if (letters == n && n > 0) {
            size_t kept = n < sizeof word ? n : sizeof word - 1;
            memcpy(word, name, kept);
            word[kept] = '\0';
            if (pen_width(p, word, p->look.label, bold) > width)
                return false;
        }
        name += n + strspn(name + n, " ");
    }
    return true;
}

int band_names_lines(pen *p, const char *const *names, int64_t count, const char *bold, double width)
{
    int lines = 1;
    for (int64_t i = 0; i < count; i++) {
        bool heavy = bold && strcmp(bold, names[i]) == 0;
        pen_lines name = pen_wrap(p, names[i], p->look.label, heavy, width, BAND_NAME_LINES);
        if (!words_fit(p, names[i], heavy, width) || name.cut || name.width > width * 1.001 ||
            (!name.count && *names[i]))
            return 0;
        lines = name.count > lines ? name.count : lines;
    }
    return lines;
}

bool band_rows_fit(pen *p, const char *what, const char *things, int64_t count, double lines, double height,
                   double *size)
{
    double band = height / (double)count, need = pen_line_height(p, p->look.label) * lines;
    *size = p->look.label;
    if (band < need)
        *size *= fmax(SHRINK_MOST, band / need);
    need = pen_line_height(p, *size) * lines;
    if (band >= need * 0.999)
        return true;
    p->spare = height - need * (double)count;
    (void)pace__fail(&p->error, PACE_ERR_DATA, what, "%ld %s do not fit into a chart of %ld px height; at most %ld would",
                     (long)count, things, (long)p->chart->height, height > need ? (long)floor(height / need) : 0);
    return false;
}
