/* Writes a picture of every type in every format, for programs that look at pictures: TYPE.LANG.svg and so on, light in
 * Chinese and dark in English by turns, and each PNG at three scales (TYPE.LANG@2.png).
 * usage: every_picture FOLDER      prints the names TYPE.LANG, a line each */
#include "unit/chart/types_kit.h"

static bool write_one(pace_chart *chart, const char *folder, const char *name, const char *ending)
{
    char path[1024];
    pace_error err = PACE_ERROR_INIT;
    snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    if (pace_chart_write(chart, path, &err) == PACE_OK)
        return true;
    fprintf(stderr, "%s: %s\n", path, err.text);
    return false;
}

static bool write_all(const char *folder, int which, bool zh)
{
    static const char *const endings[] = {".svg", ".pdf", ".png", "@2.png", "@3.png"};
    char name[128];
    bool good = true;
    pace_chart *chart = sample_chart(which, zh, (pace_theme)((which + zh) % 2), 900, 600, NULL);
    snprintf(name, sizeof name, "%s.%s", chart_samples[which].id, zh ? "zh" : "en");
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        pace_chart_scale(chart, i < 2 ? 1 : (double)i - 1);
        good = write_one(chart, folder, name, endings[i]) && good;
    }
    pace_chart_free(chart);
    puts(name);
    return good;
}

int main(int argc, char **argv)
{
    bool good = argc == 2;
    for (int i = 0; good && i < CHART_SAMPLES; i++)
        good = write_all(argv[1], i, false) && write_all(argv[1], i, true);
    return good && !test_failures ? 0 : 1;
}
