/* The help of the verbs that draw: read without loading the module. */
#include "cli/cli.h"

const char help_report[] =
    "usage: pace report DATASET [--plan ID]... [--at PERIOD] [--published-by DATE] [--lang zh|en] [--text ID=FILE] -o OUT\n\n"
    "A progress report: findings in words, scorecard, growth by domain, charts, tables, sources, and what could not be said.\n"
    "OUT ends in .html (one self-contained file), .md or .json, or in / (a folder with all three and the charts as SVG and\n"
    "PNG; an existing folder is replaced only if it is a former report).\n\n"
    "  --plan ID            only the targets of this plan (may come again)\n"
    "  --at PERIOD          observations not after this period\n"
    "  --published-by DATE  the data as published by this day\n"
    "  --lang zh|en         language of the report (en)\n"
    "  --text ID=FILE       the text of a document: sentences are quoted\n\n"
    "Examples:\n"
    "  pace report data/wuhan.json --lang zh -o report.html\n"
    "  pace report data/wuhan.json --published-by 2016-01-31 -o view-of-2016.md\n"
    "  pace report data/wuhan.json --plan 13th-fyp -o report/\n";

const char help_chart[] =
    "usage: pace chart DATASET --indicator ID [--target PLAN] [--type line] -o OUT.svg|png|pdf\n"
    "       pace chart FILE [--series KEY,...] [--type line|bar] -o OUT.svg|png|pdf\n"
    "       pace chart DATASET [--plan ID] --type bullet|multiples -o OUT.svg|png|pdf\n\n"
    "A chart of an indicator with its target and required path, of the series of a table, or of the targets of a plan.\n\n"
    "  --type T          line, bar, bullet, multiples\n"
    "  --title T         the finding, in words (made from the data when not given)\n"
    "  --subtitle T      measure, unit, prices, period\n"
    "  --source T        the source line\n"
    "  --highlight KEY   a category or a series set off from the others (bars)\n"
    "  --lang zh|en      words, numbers and fonts (en)\n"
    "  --theme T         light or dark\n"
    "  --size WxH        px (1200x800)\n"
    "  --scale N         PNG pixels per px, 1 to 4 (1)\n\n"
    "Examples:\n"
    "  pace chart data/wuhan.json --indicator high_tech_output -o high-tech.svg\n"
    "  pace chart my.csv --type bar --title \"Output by sector\" -o sectors.png\n"
    "  pace chart data/wuhan.json --plan 13th-fyp --type bullet --lang zh -o plan.pdf\n";
