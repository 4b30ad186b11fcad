/* pace deflate: volumes from values and prices, and back. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "cli/series.h"

const char help_deflate[] =
    "usage: pace deflate FILE --by FILE:KEY [--base PERIOD] [--reflate | --implicit] [--series KEY,...]\n"
    "                    [--format csv|long|json|table] [-o FILE]\n\n"
    "Values at constant prices: value / deflator * reference. The reference is 100, as for an index that stands at 100 where\n"
    "its prices are, or the deflator's mean over --base. --reflate goes the other way; --implicit takes --by as volumes and\n"
    "gives value / volume * 100. A key that ends in a price basis, gdp:level@current, ends in that of the result.\n\n"
    "Examples:\n"
    "  pace deflate gdp.csv --by prices.csv:deflator\n"
    "  pace deflate gdp.csv --by cpi.csv --base 2020 --format long\n"
    "  pace deflate nominal.csv --by real.csv:gdp --implicit\n";

typedef struct request {
    const char *by, *base;
    bool reflate, implicit;
} request;

static int reference_of(double *out, const request *ask, pace_view deflator)
{
    pace_error err = PACE_ERROR_INIT;
    pace_span span;
    *out = 100;
    if (!ask->base)
        return CLI_DONE;
    int code = cli_series_span(&span, "--base", ask->base, deflator.first);
    if (!code && pace_index_mean(out, deflator, span, &err))
        code = cli_usage("--base %s: %s", ask->base, err.text);
    return code;
}

/* What the result is, from what it was made of. */
static void describe(pace_series *like, const request *ask)
{
    pace_span span;
    bool one_year = ask->base && !pace_span_parse(&span, ask->base, strlen(ask->base), NULL, NULL);
    if (ask->implicit) {
        like->unit = (pace_unit){PACE_INDEX, 0, 0, 0, ""};
        like->basis = (pace_basis){0};
        like->kind = PACE_INDEX_NUMBER;
    } else if (ask->reflate) {
        like->basis = (pace_basis){PACE_BASIS_CURRENT, 0};
    } else {
        like->basis = (pace_basis){PACE_BASIS_CONSTANT, (uint16_t)(one_year ? pace_period_year(span.first) : 0)};
    }
}

/* Where a key tells the price basis, it tells that of the result: gdp:level@current becomes gdp:level@constant. */
static int name_basis(char out[512], pace_series *like)
{
    const char *at = strrchr(like->key, '@');
    char basis[PACE_UNIT_SIZE] = "";
    pace_basis known;
    if (!at || pace_basis_parse(&known, at + 1, strlen(at + 1), NULL))
        return CLI_DONE;
    if (like->basis.kind != PACE_BASIS_NONE)
        pace_basis_print(basis, like->basis, NULL);
    int n = snprintf(out, 512, "%.*s%s%s", (int)(at - like->key), like->key, *basis ? "@" : "", basis);
    if (n < 0 || n >= 512)
        return cli_usage("%.60s...: the name of a series is too long", like->key);
    like->key = out;
    return CLI_DONE;
}

static int deflate_row(pace_panel *result, int64_t to, pace_series series, pace_series by, const request *ask, double reference)
{
    pace_error err = PACE_ERROR_INIT;
    pace_series like = series;
    char key[512];
    cli_row row;
    describe(&like, ask);
    if (!ask->reflate && !ask->implicit && series.basis.kind == PACE_BASIS_CONSTANT)
        cli_say("%s is at constant prices already; deflating it again has no meaning", series.key);
    if (series.unit.quantity && series.unit.quantity != PACE_MONEY && series.unit.quantity != PACE_INDEX)
        cli_say("%s is no amount of money, which alone has prices", series.key);
    int code = name_basis(key, &like);
    if (!code)
        code = cli_series_row(&row, result, to, &like);
    if (!code)
        code = cli_series_align(&row, &by);
    if (code)
        return code;
    pace_view prices = {row.x, row.n, 1, row.first};
    pace_status status = ask->implicit ? pace_implicit_deflator(cli_row_out(&row), NULL, series.view, prices, 100, &err)
                         : ask->reflate ? pace_reflate(cli_row_out(&row), NULL, series.view, prices, reference, &err)
                                        : pace_deflate(cli_row_out(&row), NULL, series.view, prices, reference, &err);
    if (status)
        return cli_fail(cli_code(&err), &err);
    cli_row_letters(&row, &series);
    return CLI_DONE;
}

static int deflate(const cli_series *series, const request *ask, const cli_common *common, const char *format)
{
    cli_series named;
    pace_panel *result = NULL;
    double reference = 100;
    int code = cli_series_named(&named, ask->by, common);
    if (!code && !ask->implicit)
        code = reference_of(&reference, ask, cli_series_at(&named, 0).view);
    if (!code && !ask->implicit && pace_unit_is_rate(cli_series_at(&named, 0).unit))
        code = cli_usage("%s is a rate; a deflator is an index: pace chain makes one from growth rates", ask->by);
    if (!code)
        code = cli_series_result(&result, series, series->count, 0);
    for (int64_t i = 0; i < series->count && !code; i++)
        code = deflate_row(result, i, cli_series_at(series, i), cli_series_at(&named, 0), ask, reference);
    if (!code)
        code = cli_series_finish(result, "volume", "the deflator has no positive value in its periods", common, format);
    pace_panel_free(result);
    cli_series_close(&named);
    return code;
}

int verb_deflate(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    request ask = {0};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {{"by", CLI_TEXT, &ask.by, NULL},
                                  {"base", CLI_TEXT, &ask.base, NULL},
                                  {"reflate", CLI_FLAG, &ask.reflate, NULL},
                                  {"implicit", CLI_FLAG, &ask.implicit, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 5, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !ask.by)
        return cli_usage("deflate: which file, and by which prices? pace deflate FILE --by FILE:KEY");
    if (ask.reflate && ask.implicit)
        return cli_usage("deflate: --reflate and --implicit are two things; take one");
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = deflate(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
