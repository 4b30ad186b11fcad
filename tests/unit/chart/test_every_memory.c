/* The k-th allocation fails, for every k and charts of every type: no memory, nothing written, nothing left over. */
#include "memory_kit.h"
#include "types_kit.h"

static int drawn;

static void fill(pace_chart *chart)
{
    chart_samples[drawn].fill(chart, drawn % 2);
}

int main(void)
{
    scene_font *font = NULL;
    if (scene_font_new(&font, "en", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    scene_font_free(font);
    for (drawn = 0; drawn < CHART_SAMPLES; drawn++) {
        const int before = test_failures;
        ensure_memory(fill);
        if (test_failures > before)
            fprintf(stderr, "in %s\n", chart_samples[drawn].id);
    }
    return TEST_RESULT;
}
