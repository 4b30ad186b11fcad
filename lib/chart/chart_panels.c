#include "chart/panels.h"
void chart_draw_panels(pen *p)
{
    chart_draw_nothing(p, "");
}
