#include <cairo.h>
#include <pango/pango.h>
#include "pace/chart.h"

const char *pace_chart_versions(void)
{
    return "cairo " CAIRO_VERSION_STRING ", pango " PANGO_VERSION_STRING;
}
