#include "chart/slope.h"
void chart_draw_slope(pen *p)
{
    chart_draw_nothing(p, "");
}
