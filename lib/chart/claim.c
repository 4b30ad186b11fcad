/* What a title claims: read when it is added, held against the data when the picture is drawn. */
#include <math.h>
#include <string.h>
#include "chart/lines.h"
#include "chart/curve.h"

static const char *const names[CLAIM_NAMES] = {"number", "first",  "last",   "min",  "max",
                                               "change", "growth", "target", "path", "gap"};

typedef struct reader {
    pace_chart *chart;
    const char *at;
} reader;

static void skip_spaces(reader *r)
{
    while (*r->at == ' ')
        r->at++;
}

/* The end of "(LABEL)", where brackets in the label come in pairs; NULL without one. */
static const char *label_end(const char *text)
{
    int depth = 0;
    for (; *text; text++) {
        depth += *text == '(' ? 1 : *text == ')' ? -1 : 0;
        if (!depth)
            return text;
    }
    return NULL;
}

static const char *copy_part(pace_chart *chart, const char *text, size_t n)
{
    char *copy = chart_memory(chart, (int64_t)n + 1, 1);
    if (!copy)
        return NULL;
    memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

static bool of_a_line(claim_name name)
{
    return name >= CLAIM_FIRST && name <= CLAIM_GROWTH;
}

static bool read_name(reader *r, claim_side *out)
{
    size_t n = strspn(r->at, "abcdefghijklmnopqrstuvwxyz");
    for (int k = CLAIM_FIRST; n && k < CLAIM_NAMES; k++)
        if (strlen(names[k]) == n && memcmp(names[k], r->at, n) == 0)
            out->name = (claim_name)k;
    if (out->name == CLAIM_NUMBER)
        return false;
    r->at += n;
    if (*r->at != '(' || !of_a_line(out->name))
        return true;
    const char *end = label_end(r->at);
    if (!end)
        return false;
    out->label = copy_part(r->chart, r->at + 1, (size_t)(end - r->at) - 1);
    r->at = end + 1;
    return out->label != NULL;
}

static bool read_side(reader *r, claim_side *out)
{
    *out = (claim_side){CLAIM_NUMBER, 0, NULL};
    skip_spaces(r);
    size_t n = strspn(r->at, "+-0123456789.eE");
    if (!n)
        return read_name(r, out);
    if (pace_number_parse(&out->number, r->at, n, NULL))
        return false;
    r->at += n;
    if (*r->at == '%') {
        out->number /= 100;
        r->at++;
    }
    return true;
}

static bool read_test(reader *r, claim_test *out)
{
    static const char *const signs[] = {"<=", ">=", "<", ">", "="};
    static const claim_test tests[] = {CLAIM_AT_MOST, CLAIM_AT_LEAST, CLAIM_LESS, CLAIM_MORE, CLAIM_EQUAL};
    skip_spaces(r);
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        size_t n = strlen(signs[i]);
        if (strncmp(r->at, signs[i], n) == 0) {
            *out = tests[i];
            r->at += n;
            return true;
        }
    }
    return false;
}

void pace_chart_claim(pace_chart *chart, const char *claim)
{
    if (chart->error.code)
        return;
    const char *text = chart_copy_text(chart, "claim", claim);
    chart_claim *made = text ? chart_memory(chart, 1, sizeof *made) : NULL;
    reader r = {chart, text};
    if (!made)
        return;
    made->text = text;
    bool read = read_side(&r, &made->left) && read_test(&r, &made->test) && read_side(&r, &made->right);
    skip_spaces(&r);
    if (!read || *r.at) {
        if (!chart->error.code)
            (void)pace__fail(&chart->error, PACE_ERR_PARSE, "claim",
                             "the claim %q cannot be read; write LEFT OP RIGHT as in \"last >= target\", with < <= > >= = "
                             "and numbers, first, last, min, max, change, growth, target, path or gap",
                             text);
        return;
    }
    made->next = NULL;
    *chart->claims_end = made;
    chart->claims_end = &made->next;
}

/* --- against the data ---------------------------------------------------------------------------------------------- */

static const pace_series *line_named(const chart_lines *data, const char *label)
{
    for (size_t i = 0; i < data->line_count; i++)
        if (!label || strcmp(data->lines[i].label, label) == 0)
            return &data->lines[i].series;
    return NULL;
}

static double of_line(const pace_series *s, claim_name name)
{
    int64_t first = 0, last = s ? pace_view_last(s->view) : -1;
    if (last < 0)
        return (double)NAN;
    const double *x = s->view.x;
    double low = x[last], high = x[last];
    while (isnan(x[first]))
        first++;
    for (int64_t i = first; i < last; i++) {
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
    }
    double change = x[last] - x[first];
    bool alone = first == last;
    return name == CLAIM_FIRST  ? x[first]
           : name == CLAIM_LAST ? x[last]
           : name == CLAIM_MIN  ? low
           : name == CLAIM_MAX  ? high
           : alone              ? (double)NAN
           : name == CLAIM_CHANGE ? change
           : x[first] > 0         ? change / x[first]
                                  : (double)NAN;
}

/* Of the first target: its value, the way to it in the last period of the first line, and the distance from that. */
static double of_target(pen *p, const chart_lines *data, claim_name name)
{
    const pace_series *s = line_named(data, NULL);
    goal_path g = {.words = ""};
    if (!data->goal_count || !s)
        return (double)NAN;
    goal_build(p, &g, &data->goals[0].target, s, (pace_freq)s->view.first.freq, (words_style){.zh = false});
    if (name == CLAIM_TARGET)
        return g.has_point ? g.value : (double)NAN;
    int64_t last = pace_view_last(s->view);
    double at = last < 0 ? (double)NAN : s->view.first.ord + (double)last;
    for (int64_t i = 0; i < g.count; i++)
        if (fabs(g.at[i].x - at) < 0.5)
            return name == CLAIM_PATH ? g.at[i].value : s->view.x[last] - g.at[i].value;
    return (double)NAN;
}

static double side_value(pen *p, const chart_lines *data, const claim_side *side)
{
    if (side->name == CLAIM_NUMBER)
        return side->number;
    if (of_a_line(side->name))
        return of_line(line_named(data, side->label), side->name);
    return of_target(p, data, side->name);
}

static bool is_true(double left, claim_test test, double right)
{
    switch (test) {
    case CLAIM_LESS:
        return left < right;
    case CLAIM_AT_MOST:
        return left <= right;
    case CLAIM_MORE:
        return left > right;
    case CLAIM_AT_LEAST:
        return left >= right;
    case CLAIM_EQUAL:
        break;
    }
    return left <= right && left >= right;
}

bool claims_hold(pen *p, const chart_lines *data)
{
    for (const chart_claim *c = p->chart->claims; c; c = c->next) {
        char shown[2][PACE_NUMBER_SIZE];
        double left = side_value(p, data, &c->left), right = side_value(p, data, &c->right);
        if (is_true(left, c->test, right))
            continue;
        pace_number_print(shown[0], left);
        pace_number_print(shown[1], right);
        if (isnan(left) || isnan(right))
            (void)pace__fail(&p->error, PACE_ERR_DATA, "claim",
                             "the claim %q cannot be judged: the data do not determine its %s side; claim what they show",
                             c->text, isnan(left) ? "left" : "right");
        else
            (void)pace__fail(&p->error, PACE_ERR_DATA, "claim",
                             "the claim %q is false: the left side is %s, the right one %s; change the title", c->text,
                             shown[0], shown[1]);
        return false;
    }
    return true;
}
