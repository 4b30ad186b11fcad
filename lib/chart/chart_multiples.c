#include "chart/chart_private.h"

void chart_draw_multiples(pen *p)
{
    chart_draw_nothing(p, "");
}
