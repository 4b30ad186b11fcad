#include "chart/chart_private.h"

void chart_draw_bars(pen *p)
{
    chart_draw_nothing(p, "");
}
