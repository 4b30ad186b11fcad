/* Which indicator a series belongs to, which of its measures, and what has no partner. */
#include <math.h>
#include <string.h>
#include "io/tables.h"
#include "pace/text.h"

bool tables_parse_key(tables_key *out, const char *text, size_t n)
{
    const char *at = memchr(text, '@', n), *colon;
    size_t head = at ? (size_t)(at - text) : n;
    memset(out, 0, sizeof *out);
    colon = memchr(text, ':', head);
    out->indicator = text;
    out->indicator_n = colon ? (size_t)(colon - text) : head;
    out->basis_given = at != NULL;
    if (colon) {
        out->measure = colon + 1;
        out->measure_n = head - out->indicator_n - 1;
    }
    if ((!colon && !at) || !tables_is_id(text, out->indicator_n) || (colon && !tables_is_id(out->measure, out->measure_n)))
        return false;
    return !at || !pace_basis_parse(&out->basis, at + 1, n - head - 1, NULL);
}

/* --- the panel ------------------------------------------------------------------------------------------------------ */

typedef struct matching { /* one series of the panel on its way to a measure */
    tables *t;
    pace_series series;
    int64_t row;
    const char *text;
    size_t n;
    tables_key key;
    bool keyed, unit_known;
    pace_unit unit;
    const pace_name *word; /* in brackets behind the name, where it is no unit we know */
    int32_t indicator;
} matching;

#define AT_SERIES(m) (m)->t->actuals_name, (int)(m)->t->panel->series[(m)->row].line, (int)(m)->t->panel->series[(m)->row].column

static bool fail_series(tables *t)
{
    return tables_report(t);
}

/* 论文数(篇): the bracket is the unit where the name before it is an indicator with a word for one. */
static void find_word(matching *m)
{
    tables *t = m->t;
    const char *text, *open = NULL;
    size_t n, from = tables_numbering(m->text, m->n);
    tables_unit_memo *memo;
    int32_t at;
    text = m->text + from;
    n = m->n - from;
    if (n < 3 || m->unit_known || (text[n - 1] != ')' && (n < 6 || memcmp(text + n - 3, "）", 3) != 0)))
        return;
    n -= text[n - 1] == ')' ? 1 : 3;
    for (size_t i = 1; i + 3 <= n; i++)
        if (text[i] == '(' || memcmp(text + i, "（", 3) == 0)
            open = text + i;
    if (!open)
        return;
    at = tables_find_indicator(t, text, (size_t)(open - text));
    if (at < 0 || !t->indicators[at].word)
        return;
    open += *open == '(' ? 1 : 3;
    memo = tables_unit_said(t, open, (size_t)(text + n - open));
    if (memo && !memo->known) {
        m->indicator = at;
        m->word = memo->word;
    }
}

static bool find_indicator(matching *m)
{
    tables *t = m->t;
    const panel_row *printed = &t->panel->series[m->row];
    tables_place place = {t->actuals_name, NULL, NULL, printed->line, printed->column, 0};
    pace_unit unit;
    bool known;
    size_t from, n;
    m->keyed = tables_parse_key(&m->key, m->text, m->n);
    m->indicator = m->keyed ? tables_find_indicator(t, m->key.indicator, m->key.indicator_n) : tables_find_indicator(t, m->text, m->n);
    if (m->keyed && m->indicator == -1) {
        tables_cell id = {m->key.indicator, m->key.indicator_n, NULL, NULL, 0, false};
        m->indicator = tables_indicator_of(t, &id, id.text, id.n, place);
    }
    if (m->indicator == -1 && !t->status) {
        from = tables_numbering(m->text, m->n);
        n = tables_split_unit(t, &unit, &known, m->text + from, m->n - from);
        if (known && !m->unit_known) {
            m->unit = unit;
            m->unit_known = true;
        }
        m->indicator = tables_find_indicator(t, m->text + from, n);
        if (m->indicator == -1)
            find_word(m);
        if (m->indicator == -1 && !t->status) {
            m->text += from;
            m->n = n;
            m->indicator = tables_indicator_of(t, NULL, m->text, n, place);
        }
    }
    if (m->indicator == -2) {
        (void)pace__fail(&t->fault, PACE_ERR_AMBIGUOUS, t->actuals_name,
                         "the series %Q has the name of more than one indicator; head it by the id", (int)(m->n < 200 ? m->n : 200), m->text);
        return fail_series(t);
    }
    return m->indicator >= 0;
}

static bool converts(const tables_measure *measure, const matching *m)
{
    double ignored;
    return !m->unit_known || !measure->unit_known || !pace_unit_convert(&ignored, 1, m->unit, measure->unit, NULL);
}

static bool fits_key(const tables_measure *measure, const matching *m)
{
    if (m->keyed && m->key.measure &&
        (strlen(measure->id) != m->key.measure_n || memcmp(measure->id, m->key.measure, m->key.measure_n) != 0))
        return false;
    return !m->keyed || !m->key.basis_given || pace_basis_same(measure->basis, m->key.basis);
}

static bool fail_ambiguous(matching *m)
{
    tables *t = m->t;
    t->scratch.length = 0;
    for (int32_t at = t->indicators[m->indicator].measures; at >= 0; at = t->measures[at].next)
        pace_buffer_format(&t->scratch, t->scratch.length ? ", %s" : "%s", t->measures[at].id);
    if (t->scratch.status)
        return tables_no_memory(t);
    (void)pace__fail(&t->fault, PACE_ERR_AMBIGUOUS, t->actuals_name,
                     "the series %q fits more than one measure of its indicator (%s); head it by a key such as id:growth",
                     m->series.key, t->scratch.text);
    return fail_series(t);
}

static bool fail_unit(matching *m, const tables_measure *measure)
{
    tables *t = m->t;
    char here[PACE_UNIT_SIZE], there[PACE_UNIT_SIZE];
    (void)pace_unit_print(here, m->unit, "zh");
    (void)pace_unit_print(there, measure->unit, "zh");
    (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, AT_SERIES(m), "the series %q is in %s and its target in %s (%s:%d); give both one unit",
                        m->series.key, here, there, t->targets_name, (int)measure->place.line);
    return fail_series(t);
}

/* Levels behind targets that are rates: growth is computed from them. */
static int32_t levels_behind(matching *m, int32_t measure)
{
    tables_measure *of = &m->t->measures[measure];
    of->id = pace_measure_kind_name(PACE_LEVEL);
    of->kind = PACE_LEVEL;
    of->unit = m->unit;
    of->flipped = of->falls = of->defined = false;
    if (m->unit.quantity == PACE_MONEY && !m->unit.per && of->basis.kind == PACE_BASIS_NONE)
        of->basis.kind = PACE_BASIS_UNSTATED;
    return measure;
}

/* -1: it has none yet that fits; -2: there was a fault. */
static int32_t pick_measure(matching *m)
{
    tables *t = m->t;
    const tables_indicator *of = &t->indicators[m->indicator];
    int kind = m->series.kind != PACE_LEVEL ? (int)m->series.kind : tables_guess_kind(of->fold, m->unit);
    int32_t found = -1, count = 0, best = -1, behind = -1, any = -1;
    bool level = false;
    for (int32_t at = of->measures; at >= 0; at = t->measures[at].next) {
        const tables_measure *measure = &t->measures[at];
        if (!fits_key(measure, m))
            continue;
        any = any < 0 ? at : any;
        level |= measure->kind == PACE_LEVEL;
        if (measure->rates_only && measure->kind == PACE_GROWTH)
            behind = at;
        if (!converts(measure, m) || (m->series.kind == PACE_CUMULATIVE && measure->kind != PACE_CUMULATIVE))
            continue;
        found = count++ ? found : at;
        best = best < 0 && measure->kind == kind ? at : best;
    }
    if (count == 1 || best >= 0)
        return best >= 0 ? best : found;
    if (count > 1 && !m->unit_known)
        return found;
    if (count > 1)
        return (void)fail_ambiguous(m), -2;
    if (m->keyed && any < 0)
        return -1;
    if (m->series.kind == PACE_CUMULATIVE)
        return -1;
    if (behind >= 0 && !level && m->unit_known && !pace_unit_is_rate(m->unit) && t->measures[behind].defined &&
        !pace_basis_same(m->series.basis, t->measures[behind].basis))
        return -1; /* levels at the prices of their years stand beside real growth, not behind it */
    if (behind >= 0 && !level && m->unit_known && !pace_unit_is_rate(m->unit))
        return levels_behind(m, behind);
    if (any >= 0 && t->measures[any].target >= 0) {
        (void)fail_unit(m, &t->measures[any]);
        return -2;
    }
    return -1;
}

static int32_t make_measure(matching *m)
{
    tables *t = m->t;
    const tables_indicator *of = &t->indicators[m->indicator];
    int kind = m->series.kind != PACE_LEVEL ? (int)m->series.kind : tables_guess_kind(of->fold, m->unit);
    const char *id = pace_measure_kind_name((pace_measure_kind)kind);
    pace_basis basis = m->series.basis;
    int32_t at;
    if (m->keyed && m->key.measure) {
        int word;
        id = tables_keep(t, m->key.measure, m->key.measure_n);
        word = id ? tables_word_of(t, tables_kind_words, id, m->key.measure_n) : -1;
        kind = word >= 0 ? word : kind;
    }
    if (m->keyed && m->key.basis_given)
        basis = m->key.basis;
    if (m->unit.quantity == PACE_MONEY && !m->unit.per && basis.kind == PACE_BASIS_NONE)
        basis.kind = PACE_BASIS_UNSTATED;
    at = id ? tables_measure_of(t, m->indicator, id, basis) : -1;
    if (at >= 0 && t->measures[at].kind == BUILD_NOT_GIVEN)
        t->measures[at].kind = kind;
    return at;
}

/* Its own signs decide, not those that the target is printed with: reductions all printed as positive figures are turned, and
 * changes that are negative already kept. Of both signs the figures are printed as their target is. */
static bool is_reduction(const matching *m, const tables_measure *measure)
{
    bool up = false, down = false;
    for (int64_t i = 0; i < m->series.view.n; i++) {
        double value = m->series.view.x[i * m->series.view.stride];
        up |= value > 0;
        down |= value < 0;
    }
    return up && measure->falls && (!down || measure->flipped);
}

/* Values whose table names no prices, beside a target that does. */
static void tell_basis(matching *m, const tables_measure *of)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"the prices are not stated; taken to be those of its target"};
    bool silent = m->series.basis.kind == PACE_BASIS_NONE || m->series.basis.kind == PACE_BASIS_UNSTATED;
    if (m->t->notes && silent && !(m->keyed && m->key.basis_given) && of->kind == PACE_LEVEL && of->target >= 0 &&
        of->basis.kind != PACE_BASIS_NONE && of->basis.kind != PACE_BASIS_UNSTATED && of->basis.kind != PACE_BASIS_CURRENT)
        tables_reason_add(m->t, m->t->actuals_name, 0, 0, "series ", m->series.key, why);
}

static bool set_row(matching *m, int32_t at)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"yearly reductions, kept as negative changes"};
    tables *t = m->t;
    tables_measure *measure = &t->measures[at];
    if (measure->row >= 0 || measure->first >= 0) {
        pace_series other = measure->row >= 0 ? pace_panel_series(t->panel, measure->row) : m->series;
        (void)pace__fail(&t->fault, PACE_ERR_DATA, t->actuals_name,
                         "the series %q and %q are both values of the indicator %q; keep one of them", other.key, m->series.key,
                         t->indicators[m->indicator].names.count ? t->indicators[m->indicator].names.at[0].text : m->series.key);
        return fail_series(t);
    }
    if (!measure->unit_known && m->unit_known) {
        measure->unit = m->unit;
        measure->unit_known = true;
    }
    measure->row = m->row;
    measure->row_unit = m->unit_known ? m->unit : measure->unit;
    measure->freq = (pace_freq)m->series.view.first.freq;
    measure->row_flipped = is_reduction(m, measure);
    t->indicators[m->indicator].seen = true;
    tell_basis(m, measure);
    if (measure->row_flipped && t->notes)
        tables_reason_add(t, t->actuals_name, 0, 0, "series ", m->series.key, why);
    return true;
}

/* What the target says for its unit, the series says too, or nothing. */
static bool agree(matching *m, const tables_indicator *of)
{
    tables *t = m->t;
    char here[PACE_UNIT_SIZE], there[PACE_UNIT_SIZE];
    if (tables_agree_unit(t, of, m->word, m->unit, m->unit_known, there))
        return true;
    (void)pace_unit_print(here, m->unit, "zh");
    (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, AT_SERIES(m), "the series %q is in %s and its target in %s (%s:%d); give both one unit",
                        m->series.key, m->word ? m->word->text : here, there, t->targets_name, (int)of->word_place.line);
    return fail_series(t);
}

static bool match_row(matching *m)
{
    tables *t = m->t;
    tables_indicator *of;
    int32_t at;
    if (!find_indicator(m))
        return false;
    of = &t->indicators[m->indicator];
    of->seen = true; /* also where its unit is at fault: that it is there is no question */
    if (!agree(m, of))
        return false;
    if (!of->names.count && !tables_add_words(t, &of->names, tables_lang_of(t, m->text, m->n), m->text,
                                              m->keyed ? m->key.indicator_n : m->n))
        return false;
    if (!m->unit_known && of->unit_known && of->measures < 0) {
        m->unit = of->unit;
        m->unit_known = true;
    }
    at = pick_measure(m);
    if (at == -1 && !t->status)
        at = make_measure(m);
    return at >= 0 && set_row(m, at);
}

void tables_match_panel(tables *t)
{
    int64_t rows = pace_panel_block(t->panel).rows;
    for (int64_t row = 0; row < rows && !t->status; row++) {
        matching m = {.t = t, .series = pace_panel_series(t->panel, row), .row = row};
        m.text = m.series.key;
        m.n = strlen(m.text);
        if (m.n > 1 && m.text[0] == '\'' && strchr("=+-@'", m.text[1])) {
            m.text++;
            m.n--;
        }
        m.unit = m.series.unit;
        m.unit_known = m.unit.quantity != PACE_QUANTITY_NONE;
        (void)match_row(&m);
    }
}

/* --- what has no partner -------------------------------------------------------------------------------------------- */

enum { NEAR_NAMES = 3, NEAR_COST = 16, NEAR_LIMIT = 4 };
#define NEAR_BUDGET 200000

typedef struct loner {
    const char *fold;
    int32_t indicator, length; /* code points */
} loner;

typedef struct near {
    int32_t at[NEAR_NAMES];
    int distance[NEAR_NAMES], count;
} near;

static int32_t letters_of(const char *text)
{
    int32_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0u) != 0x80u;
    return count;
}

static void keep_near(near *out, int32_t indicator, int distance)
{
    int k;
    if (out->count == NEAR_NAMES && out->distance[NEAR_NAMES - 1] <= distance)
        return;
    for (k = out->count < NEAR_NAMES ? out->count++ : NEAR_NAMES - 1; k > 0 && out->distance[k - 1] > distance; k--) {
        out->distance[k] = out->distance[k - 1];
        out->at[k] = out->at[k - 1];
    }
    out->distance[k] = distance;
    out->at[k] = indicator;
}

/* One thing under several names, folded; a list ends with NULL. For suggestions alone: what is meant may differ. */
static const char *const synonyms[][7] = {
    {"gdp", "国内生产总值", "地区生产总值", "生产总值", "grossdomesticproduct", "grossregionalproduct", NULL},
    {"人均gdp", "人均国内生产总值", "人均地区生产总值", "人均生产总值", "gdppercapita", "percapitagdp", NULL},
    {"cpi", "居民消费价格", "居民消费价格指数", "居民消费价格涨幅", "consumerpriceindex", "consumerprices", NULL},
    {"r&d", "研发投入", "研发经费", "研发经费投入", "研究与试验发展经费", "全社会研发经费投入", NULL},
    {"城镇化率", "常住人口城镇化率", "urbanizationrate", "urbanisationrate", NULL},
    {"财政收入", "一般公共预算收入", "地方一般公共预算收入", "地方财政收入", NULL},
    {"固定资产投资", "全社会固定资产投资", "固投", NULL},
    {"社会消费品零售总额", "社零", "社零总额", "retailsales", NULL},
    {"失业率", "城镇调查失业率", "城镇登记失业率", "unemploymentrate", NULL},
    {"规上工业增加值", "规模以上工业增加值", "工业增加值", NULL},
};

static int row_of_synonyms(const char *fold)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        for (int k = 0; synonyms[i][k]; k++)
            if (strcmp(synonyms[i][k], fold) == 0)
                return (int)i;
    return -1;
}

static bool is_same_folded(const char *id, const char *fold)
{
    for (; *id && *fold; id++, fold++)
        if ((*id >= 'A' && *id <= 'Z' ? *id - 'A' + 'a' : *id) != *fold)
            return false;
    return !*id && !*fold;
}

/* Other names of one thing, or the id of the one as the name of the other. */
static bool are_akin(const tables *t, const loner *a, const loner *b)
{
    const char *id = t->indicators[a->indicator].id, *other = t->indicators[b->indicator].id;
    int row = row_of_synonyms(a->fold);
    return (row >= 0 && row == row_of_synonyms(b->fold)) || (id && is_same_folded(id, b->fold)) ||
           (other && is_same_folded(other, a->fold));
}

/* A few letters apart, or the one inside the other. */
static void find_near(near *out, tables *t, const loner *of, const loner *others, size_t count)
{
    int limit = of->length / 3 < NEAR_LIMIT ? of->length / 3 : NEAR_LIMIT;
    out->count = 0;
    if (limit < 1)
        limit = 1;
    for (size_t i = 0; i < count && t->comparisons > 0; i++) {
        const loner *other = &others[i];
        int32_t apart = of->length > other->length ? of->length - other->length : other->length - of->length;
        t->comparisons--;
        if (are_akin(t, of, other)) {
            keep_near(out, other->indicator, 0);
            continue;
        }
        if (apart <= limit) {
            int distance = pace_text_distance(of->fold, other->fold, limit);
            t->comparisons -= NEAR_COST;
            if (distance <= limit) {
                keep_near(out, other->indicator, distance);
                continue;
            }
        }
        if (of->length >= 2 && other->length >= 2 && (strstr(of->fold, other->fold) || strstr(other->fold, of->fold)))
            keep_near(out, other->indicator, limit + apart);
    }
}

static const char *name_of(const tables *t, int32_t indicator)
{
    const tables_indicator *of = &t->indicators[indicator];
    return of->names.count ? of->names.at[0].text : of->id ? of->id : of->fold;
}

static void tell(tables *t, const loner *of, const loner *others, size_t count, const char *what, const char *closest, const char *remedy)
{
    const tables_indicator *indicator = &t->indicators[of->indicator];
    const tables_place *place = &indicator->place;
    const char *name = name_of(t, of->indicator);
    near close;
    if (!tables_note(t, place->file, (int)place->line, place->at ? tables_column_of(place->line_start, place->at) : (int)place->column))
        return;
    find_near(&close, t, of, others, count);
    pace_buffer_text(t->notes, "indicator ");
    tables_quote(t, name, strlen(name));
    pace_buffer_text(t->notes, what);
    for (int i = 0; i < close.count; i++) {
        pace_buffer_text(t->notes, i == 0 ? closest : ", ");
        tables_quote(t, name_of(t, close.at[i]), strlen(name_of(t, close.at[i])));
    }
    if (!close.count)
        pace_buffer_text(t->notes, remedy);
    tables_note_end(t);
}

void tables_tell_partners(tables *t)
{
    size_t count = t->indicator_count, a = 0, b = 0;
    loner *targets, *series;
    if (!t->notes || t->status)
        return;
    targets = pace__arena_alloc(&t->arena, count, sizeof *targets);
    series = pace__arena_alloc(&t->arena, count, sizeof *series);
    if (count && (!targets || !series)) {
        (void)tables_no_memory(t);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const tables_indicator *of = &t->indicators[i];
        loner one = {of->fold, (int32_t)i, letters_of(of->fold)};
        if (of->listed && !of->seen)
            targets[a++] = one;
        else if (of->seen && !of->listed)
            series[b++] = one;
    }
    t->comparisons = NEAR_BUDGET;
    for (size_t i = 0; i < a && !t->status; i++)
        tell(t, &targets[i], series, b, " has no actual values", "; the closest names among them are ",
             "; write one name or id in both tables");
    t->comparisons = NEAR_BUDGET;
    for (size_t i = 0; i < b && !t->status; i++)
        tell(t, &series[i], targets, a, " has no target", "; the closest names among the targets are ",
             "; write one name or id in both tables, or leave it out here");
}
