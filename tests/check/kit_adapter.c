/* Connects a kit of hostile inputs to the library: one verb a group, strict reading, public headers only.
 *   json|csv FILE           prints PERIOD<TAB>VALUE per observation (hex floats, NA where missing)
 *   label|chart FILE OUT    a chart titled with the bytes of FILE; a line of the CSV series
 *   period|arith|num|parse  a request a line on standard input, an answer a line on standard output
 * A failure is one line on standard error and exit 1. Built with PACE_KIT_NO_CHART it answers SKIP for charts. */
#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <pace/pace.h>
#ifndef PACE_KIT_NO_CHART
#include <pace/chart.h>
#endif

enum { DONE = 0, FAILED = 1, NOT_THERE = 125 };

/* --- hex floats, without printf("%a"), whose point follows the locale ------------------------------------------- */

static void put_double(FILE *to, double x)
{
    uint64_t bits, fraction;
    int exponent;
    memcpy(&bits, &x, sizeof bits);
    exponent = (int)((bits >> 52) & 0x7ff);
    fraction = bits & ((UINT64_C(1) << 52) - 1);
    if (isnan(x))
        fputs("NA", to);
    else if (isinf(x))
        fputs(x < 0 ? "-inf" : "inf", to);
    else
        fprintf(to, "%s0x%d.%013" PRIx64 "p%d", (bits >> 63) ? "-" : "", exponent ? 1 : 0, fraction,
                exponent ? exponent - 1023 : (fraction ? -1022 : 0));
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static double read_hex(const char *s)
{
    bool negative = *s == '-', after_point = false;
    double mantissa = 0;
    int shift = 0;
    long exponent = 0;
    s += negative;
    if (strncmp(s, "nan", 3) == 0)
        return (double)NAN;
    if (strncmp(s, "inf", 3) == 0)
        return negative ? -(double)INFINITY : (double)INFINITY;
    for (s += 2; *s && *s != 'p'; s++) {
        if (*s == '.') {
            after_point = true;
            continue;
        }
        mantissa = mantissa * 16 + hex_digit(*s);
        if (after_point)
            shift -= 4;
    }
    if (*s == 'p')
        exponent = strtol(s + 1, NULL, 10);
    return ldexp(negative ? -mantissa : mantissa, (int)exponent + shift);
}

/* --- files -------------------------------------------------------------------------------------------------------- */

static int complain(const pace_error *err)
{
    fprintf(stderr, "%s%s%s\n", err->where, err->where[0] ? ": " : "", err->text);
    return FAILED;
}

static int read_verb(const char *verb, const char *file)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_series series;
    char label[PACE_PERIOD_SIZE];
    opts.strict = true;
    opts.from = verb;
    if (pace_panel_load(&panel, file, &opts, &err))
        return complain(&err);
    series = pace_panel_series(panel, 0);
    for (int64_t i = 0; i < series.view.n; i++) {
        pace_period_print(label, pace_view_period(series.view, i), NULL);
        printf("%s\t", label);
        put_double(stdout, series.view.x[i * series.view.stride]);
        putchar('\n');
    }
    pace_panel_free(panel);
    return DONE;
}

#ifndef PACE_KIT_NO_CHART
static int draw(pace_chart *chart, const char *out)
{
    pace_error err = PACE_ERROR_INIT;
    int result = pace_chart_write(chart, out, &err) ? complain(&err) : DONE;
    pace_chart_free(chart);
    return result;
}

static int chart_verb(const char *file, const char *out)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_chart *chart;
    int result;
    opts.strict = true;
    opts.from = "csv";
    if (pace_panel_load(&panel, file, &opts, &err))
        return complain(&err);
    chart = pace_chart_new(1200, 800);
    pace_chart_title(chart, "A series");
    pace_chart_line(chart, pace_panel_series(panel, 0), "value");
    result = draw(chart, out);
    pace_panel_free(panel);
    return result;
}

/* A title is a C string: a NUL among its bytes is refused here, everything else is the library's to judge. */
static int label_verb(const char *file, const char *out)
{
    static const double values[] = {100, 101.5, 103, 102};
    pace_error err = PACE_ERROR_INIT;
    pace_buffer title = PACE_BUFFER_INIT;
    pace_chart *chart;
    int result;
    if (pace_file_read(&title, file, &err))
        return complain(&err);
    if (title.length && memchr(title.text, '\0', title.length)) {
        fprintf(stderr, "%s: the title holds a NUL byte\n", file);
        pace_buffer_clear(&title);
        return FAILED;
    }
    chart = pace_chart_new(1200, 800);
    pace_chart_title(chart, title.length ? title.text : "");
    pace_chart_line(chart, pace_series_of(values, 4, pace_quarter(2020, 1)), "value");
    result = draw(chart, out);
    pace_buffer_clear(&title);
    return result;
}
#else
static int chart_verb(const char *file, const char *out)
{
    fprintf(stderr, "%s: no charts in this build for %s\n", file, out);
    return NOT_THERE;
}

static int label_verb(const char *file, const char *out)
{
    return chart_verb(file, out);
}
#endif

/* --- requests ------------------------------------------------------------------------------------------------------
 */

static void answer_error(const pace_error *err)
{
    printf("ERR\t%s\n", err->text);
}

static void answer_double(double x)
{
    fputs("OK\t", stdout);
    put_double(stdout, x);
    putchar('\n');
}

static void answer_period(pace_period p)
{
    char label[PACE_PERIOD_SIZE];
    pace_period_print(label, p, NULL);
    printf("OK\t%s\n", label);
}

static const pace_dialect strict_labels = {sizeof(pace_dialect), PACE_FREQ_NONE, 0, true};

static void period_request(char *line, size_t length)
{
    pace_error err = PACE_ERROR_INIT;
    pace_period p;
    size_t n = length / 2;
    for (size_t i = 0; i < n; i++)
        line[i] = (char)(hex_digit(line[2 * i]) * 16 + hex_digit(line[2 * i + 1]));
    if (pace_period_parse(&p, line, n, &strict_labels, &err))
        answer_error(&err);
    else
        answer_period(p);
}

static void add_request(const char *label, const char *count)
{
    pace_error err = PACE_ERROR_INIT;
    pace_period p;
    long long steps;
    char *end;
    errno = 0;
    steps = strtoll(count, &end, 10);
    if (errno || *end)
        puts("ERR\tthe count is no 64-bit integer");
    else if (pace_period_parse(&p, label, strlen(label), &strict_labels, &err) || pace_period_add(&p, p, steps, &err))
        answer_error(&err);
    else
        answer_period(p);
}

static void diff_request(const char *a, const char *b)
{
    pace_error err = PACE_ERROR_INIT;
    pace_period p, q;
    int64_t steps;
    if (pace_period_parse(&p, a, strlen(a), &strict_labels, &err) ||
        pace_period_parse(&q, b, strlen(b), &strict_labels, &err) || pace_period_diff(&steps, p, q, &err))
        answer_error(&err);
    else
        printf("OK\t%" PRId64 "\n", steps);
}

static void arith_request(char *line)
{
    char *a = strchr(line, '\t'), *b = a ? strchr(a + 1, '\t') : NULL;
    if (!b) {
        puts("ERR\tthe request has no two operands");
        return;
    }
    *a++ = *b++ = '\0';
    if (strcmp(line, "add") == 0)
        add_request(a, b);
    else if (strcmp(line, "diff") == 0)
        diff_request(a, b);
    else
        puts("SKIP");
}

static void parse_request(const char *text)
{
    pace_error err = PACE_ERROR_INIT;
    double x;
    if (pace_number_parse(&x, text, strlen(text), &err))
        answer_error(&err);
    else
        answer_double(x);
}

/* --- arithmetic ------------------------------------------------------------------------------------------------------
 */

static pace_view view_of(const double *values, size_t n)
{
    return pace_series_of(values, (int64_t)n, pace_year(2000)).view;
}

/* values[0] on the base values[1], which counts as `scale`. */
static double on_base(const double *values, double scale)
{
    double pair[2] = {values[1], values[0]}, rebased[2];
    pace_out out = {rebased, 2, 1};
    pace_period base = pace_year(2000);
    return pace_index_rebase(out, view_of(pair, 2), pace_span_of(base, base), scale, NULL) ? (double)NAN : rebased[1];
}

/* values[0] - values[1] in binary arithmetic. (pace_gap_assess takes figures of up to 15 digits as the decimals that were
 * printed, so that 100.1 lies 0.1 over 100; its own tests hold it to that.) */
static double difference(const double *values)
{
    double pair[2] = {values[1], values[0]}, result[2];
    pace_out out = {result, 2, 1};
    return pace_growth(out, NULL, view_of(pair, 2), PACE_GROWTH_DIFF, NULL, NULL) ? (double)NAN : result[1];
}

/* v: how many pairs, then the x, then the y. */
static double fitted(const char *op, const double *v, size_t n)
{
    int64_t pairs = n ? (int64_t)v[0] : 0;
    double coef[2];
    uint8_t flags = 0;
    pace_regression fit;
    if (pairs < 1 || n != 2 * (size_t)pairs + 1)
        return (double)NAN;
    pace_view x = view_of(v + 1, (size_t)pairs), y = view_of(v + 1 + pairs, (size_t)pairs);
    if (strcmp(op, "cor") == 0) {
        double r = pace_correlation(x, y, &flags);
        return flags & PACE_ROW_MISSING ? (double)NAN : r;
    }
    if (pace_regress(&fit, coef, NULL, NULL, y, &x, 1, NULL, NULL) || fit.n < pairs)
        return (double)NAN;
    return coef[strcmp(op, "ols_slope") == 0];
}

/* Statistics of all values; the library leaves missing ones out and says so, which counts as no answer here. */
static bool describe(double *x, const char *op, const double *v, size_t n)
{
    uint8_t flags = 0;
    pace_view view = view_of(v, n);
    if (strcmp(op, "sum") == 0)
        *x = pace_sum(view, &flags);
    else if (strcmp(op, "mean") == 0)
        *x = pace_mean(view, &flags);
    else if (strcmp(op, "var") == 0)
        *x = pace_variance(view, &flags);
    else if (strcmp(op, "sd") == 0)
        *x = pace_sd(view, &flags);
    else if (strcmp(op, "acf1") == 0)
        *x = pace_autocorrelation(view, 1, &flags);
    else if (strcmp(op, "cor") == 0 || strncmp(op, "ols_", 4) == 0)
        *x = fitted(op, v, n);
    else
        return false;
    if (flags & PACE_ROW_MISSING)
        *x = (double)NAN;
    return true;
}

/* False: the library has no such operation. NaN answers as NA. */
static bool compute(double *x, const char *op, const double *v, size_t n)
{
    if (describe(x, op, v, n))
        return true;
    if (strcmp(op, "compound") == 0 && n >= 1) {
        *x = pace_growth_chain(view_of(v, n), NULL);
        return true;
    }
    if (n == 3 && strcmp(op, "cagr") == 0)
        *x = pace_growth_compound(v[0], v[1], v[2], NULL);
    else if (n == 3 && strcmp(op, "annualised") == 0)
        *x = pace_growth_annualize(v[0], v[1], v[2], NULL);
    else if (n != 2)
        return false;
    else if (strcmp(op, "growth") == 0)
        *x = pace_growth_rate(v[0], v[1], NULL);
    else if (strcmp(op, "growth_pct") == 0 || strcmp(op, "gap_pct") == 0)
        *x = 100 * pace_growth_rate(v[0], v[1], NULL);
    else if (strcmp(op, "growth_log") == 0)
        *x = pace_growth_log(v[0], v[1], NULL);
    else if (strcmp(op, "ratio") == 0)
        *x = on_base(v, 1);
    else if (strcmp(op, "index") == 0 || strcmp(op, "attain_pct") == 0)
        *x = on_base(v, 100);
    else if (strcmp(op, "gap") == 0)
        *x = difference(v);
    else
        return false;
    return true;
}

static void num_request(char *line)
{
    enum { LIMIT = 1 << 16 };
    static double values[LIMIT];
    size_t n = 0;
    double x = (double)NAN;
    char *at = strchr(line, '\t');
    while (at && n < LIMIT) {
        *at++ = '\0';
        if (*at && *at != '\t') /* a list of none is a tab and nothing */
            values[n++] = read_hex(at);
        at = strchr(at, '\t');
    }
    if (!compute(&x, line, values, n))
        puts("SKIP");
    else if (isinf(x))
        puts("ERR\tbeyond the range of a double");
    else
        answer_double(x);
}

static int answer_requests(const char *verb)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    setvbuf(stdout, NULL, _IOLBF, 0); /* an answer is seen also when the next request crashes */
    while ((length = getline(&line, &room, stdin)) >= 0) {
        if (length && line[length - 1] == '\n')
            line[--length] = '\0';
        if (strcmp(verb, "period") == 0)
            period_request(line, (size_t)length);
        else if (strcmp(verb, "arith") == 0)
            arith_request(line);
        else if (strcmp(verb, "parse") == 0)
            parse_request(line);
        else
            num_request(line);
    }
    free(line);
    return fflush(stdout) ? FAILED : DONE;
}

static bool is_batch(const char *verb)
{
    return strcmp(verb, "period") == 0 || strcmp(verb, "arith") == 0 || strcmp(verb, "num") == 0 ||
           strcmp(verb, "parse") == 0;
}

int main(int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    int result;
    setlocale(LC_ALL, ""); /* as a host program might: nothing of the answers may follow it */
    if (argc == 2 && is_batch(verb))
        return answer_requests(verb);
    if (argc == 3 && (strcmp(verb, "json") == 0 || strcmp(verb, "csv") == 0))
        result = read_verb(verb, argv[2]);
    else if (argc == 4 && strcmp(verb, "chart") == 0)
        result = chart_verb(argv[2], argv[3]);
    else if (argc == 4 && strcmp(verb, "label") == 0)
        result = label_verb(argv[2], argv[3]);
    else {
        fputs("usage: kit_adapter json|csv FILE, label|chart FILE OUT, period|arith|num|parse\n", stderr);
        return 2;
    }
    if (fflush(stdout) || ferror(stdout)) {
        fprintf(stderr, "<stdout>: cannot be written: %s\n", "the device is full or closed");
        return FAILED;
    }
    return result;
}
