#include "chart/scatter.h"
void chart_draw_scatter(pen *p)
{
    chart_draw_nothing(p, "");
}
