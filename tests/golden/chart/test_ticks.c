/* Ticks against those of the authors' own program: extended() of the R package labeling. */
#include "chart/ticks.h"
#include "golden/golden.h"

enum { LOW, HIGH, WANTED, COUNT, FIRST, STEP };

int main(void)
{
    golden *g = golden_read("ticks_extended.tsv");
    double worst = 0;
    ENSURE(g && g->rows >= 200);
    for (int i = 0; g && i < g->rows; i++) {
        const int before = test_failures;
        const double step = g->value[STEP][i];
        ticks t;
        ticks_find(&t, g->value[LOW][i], g->value[HIGH][i], (int)g->value[WANTED][i]);
        ENSURE(t.count == (int)g->value[COUNT][i]);
        ENSURE_NEAR(t.at[0], g->value[FIRST][i], 1e-9 * step);
        ENSURE_NEAR(t.step, step, 1e-9 * step);
        worst = fmax(worst, fmax(fabs(t.at[0] - g->value[FIRST][i]), fabs(t.step - step)) / step);
        if (test_failures > before)
            fprintf(stderr, "for %g to %g, %g wanted\n", g->value[LOW][i], g->value[HIGH][i], g->value[WANTED][i]);
    }
    printf("%d axes, at most %.1e of a step off\n", g ? g->rows : 0, worst);
    free(g);
    return TEST_RESULT;
}
