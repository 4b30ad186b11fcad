/* Points. */
#ifndef PACE_LIB_CHART_SCATTER_H
#define PACE_LIB_CHART_SCATTER_H

#include "chart/lines.h"

/* A least-squares line through the points, in the logarithms of logarithmic axes. */
typedef struct scatter_fit {
    bool known;
    pace_trend line;
    double r2;
} scatter_fit;

bool scatter_has_both(const pace_scatter *data, int64_t i);
bool scatter_log_y(const pace_chart *chart, const pace_scatter *data);
/* Not known with fewer than three points, or where all lie above each other. PACE_ERR_NOMEM alone. */
pace_status scatter_fit_line(scatter_fit *out, const pace_chart *chart, const pace_scatter *data, pace_error *err);
/* "y = 1.2 + 0.35 x, R² = 0.81 (12 points)" */
void scatter_equation(pace_buffer *out, const pace_chart *chart, const pace_scatter *data, const scatter_fit *fit);

void chart_draw_scatter(pen *p); /* data: pace_scatter */

#endif
