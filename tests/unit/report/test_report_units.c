/* A picture, its title, subtitle, words and table are in one unit: English text counts hundred millions of yuan in
 * billions, and the drawing beside it as well. Wanted figures: the made-up data set divided by ten. */
#include "report_test.h"

typedef struct wanted {
    const char *lang, *figure;
    const char *has[14], *hasnt[6];
} wanted;

static const wanted figures[] = {
    {"en", "line-output",
     {"Output, billion yuan", ">Target 200<", ">actual 125.05 (2018)<", ">150<", "from 60 billion yuan in 2010 to 125.05 billion yuan",
      "(billion yuan)<", ">60.00<", "from 2010 at 60 to 2018 at 125.05", "Target 200 in 2020"},
     {">Target 2,000<", ">actual 1,250.5", ">1,500<", "1,250.5 in", "100 million", "trillion"}},
    {"en", "line-advanced",
     {"Advanced manufacturing output, billion yuan", ">Target 80<", ">actual 54.1 (2018)<", ">60<", "80 billion yuan"},
     {">Target 800<", ">actual 541", ">600<", "100 million"}},
    {"en", "line-rail", {"Rail length, km", ">Target 400<", ">actual 305 (2018)<", "305 km"}, {"Target 0.4"}},
    {"en", "overview",
     {">54.1 (2018)<", ">80 (2020)<", ">billion yuan<", "54.1 billion yuan", "80 billion yuan", ">570,000 (2018)<", "570,000 persons",
      ">7 (2018)<", ">billion US dollars<"},
     {"100 million", ">541 (2018)<", ">57 (2018)<", ">70 (2018)<"}},
    {"en", "gaps", {"Farthest behind its path: ", ">54.1 (2018)<", ">billion yuan<", "54.1 billion yuan"},
     {"Farthest from", "100 million", ">541 (2018)<"}},
    {"en", "panels", {">billion yuan<", ">100<", ">95<", "100 billion yuan", "95 billion yuan", ">170,000<", ">200,000<"},
     {"100 million", ">950<"}},
    {"zh", "line-output",
     {"全市产出，亿元", ">目标 2,000<", ">实际 1,250.5（2018年）<", "1,250.5亿元", "实际值（亿元）"},
     {"万亿元", ">目标 200<", "125.05"}},
    {"zh", "gaps", {"落后于路径最多的是", ">541（2018年）<"}, {"差距最大"}},
    {"zh", "panels", {">亿元<", ">1,000<", ">950<", ">17<"}, {">170,000<"}}};

/* The figure of the page from its opening tag to its closing one; freed by the caller. */
static char *figure_of(const char *page, const char *id)
{
    char open[64], *copy;
    const char *from, *to;
    snprintf(open, sizeof open, "<figure id=\"fig-%s\">", id);
    from = strstr(page, open);
    to = from ? strstr(from, "</figure>") : NULL;
    copy = to ? calloc((size_t)(to - from) + 1, 1) : NULL;
    if (copy)
        memcpy(copy, from, (size_t)(to - from));
    return copy;
}

static void check(const char *page, const wanted *w)
{
    char *text = figure_of(page, w->figure);
    ENSURE(text != NULL);
    for (size_t i = 0; text && i < sizeof w->has / sizeof *w->has && w->has[i]; i++)
        ENSURE_HAS(text, w->has[i]);
    for (size_t i = 0; text && i < sizeof w->hasnt / sizeof *w->hasnt && w->hasnt[i]; i++) {
        if (!strstr(text, w->hasnt[i]))
            continue;
        test_failures++;
        fprintf(stderr, "%s %s: \"%s\" is there\n", w->lang, w->figure, w->hasnt[i]);
    }
    free(text);
}

int main(void)
{
    static const char *const langs[] = {"en", "zh"};
    pace_dataset *data = made_up();
    for (int l = 0; data && l < 2; l++) {
        pace_report *report = report_in(data, langs[l]);
        pace_buffer page = rendered(report, "html");
        for (size_t i = 0; page.text && i < sizeof figures / sizeof *figures; i++)
            if (strcmp(figures[i].lang, langs[l]) == 0)
                check(page.text, &figures[i]);
        pace_buffer_clear(&page);
        pace_report_free(report);
    }
    pace_dataset_free(data);
    return TEST_RESULT;
}
