/* Actual values an observation a row, with more than a panel holds: sources, vintages, roles, periods of any length. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

bool tables_is_full_long(const tables_table *table)
{
    static const tables_role more[] = {TABLES_SOURCE, TABLES_SOURCE_PUBLISHED, TABLES_PUBLISHED, TABLES_VINTAGE, TABLES_OBSERVED,
                                       TABLES_SERIES_UNIT, TABLES_KIND, TABLES_FREQ, TABLES_DECIMALS, TABLES_NOTE};
    bool named = table->of[TABLES_SERIES] >= 0 || table->of[TABLES_INDICATOR] >= 0 || table->of[TABLES_ID] >= 0;
    if (!named || table->of[TABLES_PERIOD] < 0 || table->of[TABLES_VALUE] < 0)
        return false;
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (table->of[more[i]] >= 0)
            return true;
    return false;
}

typedef struct long_state {
    tables *t;
    tables_table *table;
    tables_cell key;  /* the last one and its measure: most rows repeat it */
    int32_t measure;
    int32_t line;     /* in which the measure was first told its unit */
} long_state;

static const tables_cell *key_cell(const tables_table *table)
{
    const tables_cell *cell = tables_get(table, TABLES_SERIES);
    if (!cell)
        cell = tables_get(table, TABLES_ID);
    return cell ? cell : tables_get(table, TABLES_INDICATOR);
}

static bool fail_cell(tables *t, const tables_table *table, const tables_cell *cell, pace_status code, const char *text)
{
    (void)pace__fail_at(&t->fault, code, TABLES_AT(table, cell), "%Q %s", TABLES_QUOTE(cell), text);
    return tables_report(t);
}

static int32_t find_indicator(long_state *s, const tables_cell *cell, const tables_key *key, bool keyed)
{
    tables *t = s->t;
    tables_place place = tables_place_of(s->table, cell);
    tables_cell id = *cell;
    int32_t at;
    size_t from, n = cell->n;
    pace_unit unit;
    bool known;
    if (keyed) {
        id.text = key->indicator;
        id.n = key->indicator_n;
    }
    at = tables_find_indicator(t, id.text, id.n);
    if (at != -1 || t->status)
        return at;
    if (keyed)
        return tables_indicator_of(t, &id, id.text, id.n, place);
    from = tables_numbering(cell->text, cell->n);
    n = tables_split_unit(t, &unit, &known, cell->text + from, cell->n - from);
    at = tables_find_indicator(t, cell->text + from, n);
    return at != -1 ? at : tables_indicator_of(t, NULL, cell->text + from, n, place);
}

/* The measure of a name without a key: the one that holds the row's unit, else a new one. */
static int32_t measure_of_name(long_state *s, int32_t indicator, pace_unit unit, int kind)
{
    tables *t = s->t;
    int guess = kind >= 0 ? kind : tables_guess_kind(t->indicators[indicator].fold, unit);
    pace_basis basis = {(uint16_t)(unit.quantity == PACE_MONEY && !unit.per ? PACE_BASIS_UNSTATED : PACE_BASIS_NONE), 0};
    int32_t found = -1;
    double ignored;
    for (int32_t at = t->indicators[indicator].measures; at >= 0; at = t->measures[at].next) {
        const tables_measure *of = &t->measures[at];
        if (of->unit_known && unit.quantity && pace_unit_convert(&ignored, 1, unit, of->unit, NULL))
            continue;
        if (found < 0 || of->kind == guess)
            found = at;
    }
    return found >= 0 ? found : tables_measure_of(t, indicator, pace_measure_kind_name((pace_measure_kind)guess), basis);
}

typedef struct told { /* what the first row of a series says of it */
    int kind, freq;
    pace_unit unit;
    bool known;
    const pace_name *word;
} told;

static bool read_told(long_state *s, told *out)
{
    tables *t = s->t;
    tables_table *table = s->table;
    bool sound;
    *out = (told){.kind = -1, .freq = PACE_FREQ_NONE};
    sound = tables_read_word(t, table, TABLES_KIND, tables_kind_words, "level, growth, share, change_pp, cumulative, average_growth, "
                             "multiple, index, rate, rank or threshold", &out->kind);
    sound = tables_read_word(t, table, TABLES_FREQ, tables_freq_words, "A, S, Q, M, W or D", &out->freq) && sound;
    sound = tables_read_unit(t, table, TABLES_SERIES_UNIT, &out->unit, &out->known, &out->word) && sound;
    if (sound && !out->known)
        sound = tables_read_unit(t, table, TABLES_UNIT, &out->unit, &out->known, &out->word);
    return sound;
}

static void describe(long_state *s, const told *says, const char *fold)
{
    tables *t = s->t;
    tables_measure *of = &t->measures[s->measure];
    if (says->kind >= 0)
        of->kind = says->kind;
    else if (of->kind == BUILD_NOT_GIVEN)
        of->kind = tables_word_of(t, tables_kind_words, of->id, strlen(of->id));
    if (of->kind < 0)
        of->kind = tables_guess_kind(fold, says->unit);
    if (says->freq != PACE_FREQ_NONE)
        of->freq = (pace_freq)says->freq;
    if (says->known && says->unit.quantity && (!of->unit_known || tables_get(s->table, TABLES_SERIES_UNIT))) {
        of->unit = says->unit;
        of->unit_known = true;
    }
}

static bool fail_told(long_state *s, const tables_indicator *of, pace_unit unit, const pace_name *word, const char *there)
{
    tables *t = s->t;
    int32_t column = s->table->of[TABLES_UNIT] >= 0 ? s->table->of[TABLES_UNIT] : s->table->of[TABLES_VALUE];
    char here[PACE_UNIT_SIZE];
    (void)pace_unit_print(here, unit, "zh");
    (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, TABLES_AT(s->table, &s->table->cells[column]),
                        "%q: in %s here and in %s in %s:%d; give an indicator one unit", TABLES_HEADING(s->table, column),
                        word ? word->text : here, there, of->word_place.file ? of->word_place.file : "", (int)of->word_place.line);
    return tables_report(t);
}

static bool agree(long_state *s, tables_indicator *of, pace_unit unit, bool known, const pace_name *word)
{
    char there[PACE_UNIT_SIZE];
    if (!tables_agree_unit(s->t, of, word, unit, known, there))
        return fail_told(s, of, unit, word, there);
    if (word && !unit.quantity && !of->word) {
        of->word = word;
        of->word_place = tables_place_of(s->table, &s->table->cells[s->table->of[TABLES_PERIOD]]);
    }
    return !s->t->status;
}

/* Of a key without a basis: the measure whose basis no row says either. */
static int32_t defined_measure(const tables *t, int32_t indicator, const char *id, const tables_key *key)
{
    for (int32_t at = t->indicators[indicator].measures; !key->basis_given && at >= 0; at = t->measures[at].next)
        if (t->measures[at].defined && strcmp(t->measures[at].id, id) == 0)
            return at;
    return -1;
}

static bool open_series(long_state *s, const tables_cell *cell)
{
    tables *t = s->t;
    tables_key key;
    bool keyed = tables_parse_key(&key, cell->text, cell->n);
    told says;
    int32_t indicator;
    tables_indicator *whole;
    if (!read_told(s, &says))
        return false;
    indicator = find_indicator(s, cell, &key, keyed);
    if (indicator == -2)
        return fail_cell(t, s->table, cell, PACE_ERR_AMBIGUOUS, "is the name of more than one indicator; write its id");
    if (indicator < 0)
        return false;
    whole = &t->indicators[indicator];
    whole->seen = true;
    if (!agree(s, whole, says.unit, says.known, says.word))
        return false;
    if (!whole->names.count && !tables_add_words(t, &whole->names, tables_lang_of(t, cell->text, cell->n), cell->text,
                                                 keyed ? key.indicator_n : cell->n))
        return false;
    if (keyed) {
        const char *id = key.measure ? tables_keep(t, key.measure, key.measure_n)
                                     : pace_measure_kind_name((pace_measure_kind)tables_guess_kind(whole->fold, says.unit));
        s->measure = id ? defined_measure(t, indicator, id, &key) : -1;
        if (id && s->measure < 0)
            s->measure = tables_measure_of(t, indicator, id, key.basis);
    } else {
        s->measure = measure_of_name(s, indicator, says.unit, says.kind);
    }
    if (s->measure < 0)
        return false;
    describe(s, &says, whole->fold);
    s->key = *cell;
    return true;
}

static bool read_letter(tables *t, const tables_table *table, int *out)
{
    const tables_cell *cell = tables_get(table, TABLES_STATUS);
    *out = PACE_STATUS_NORMAL;
    if (!cell)
        return true;
    *out = (unsigned char)cell->text[0];
    if (cell->n == 1 && panel_status_known(cell->text[0]))
        return true;
    return fail_cell(t, table, cell, PACE_ERR_PARSE, "is no observation status; write one of the SDMX letters, such as A, E, P or O");
}

static bool check_unit(long_state *s, pace_unit unit)
{
    tables *t = s->t;
    const tables_measure *of = &t->measures[s->measure];
    int32_t column = s->table->of[TABLES_UNIT] >= 0 ? s->table->of[TABLES_UNIT] : s->table->of[TABLES_VALUE];
    pace_error inner = PACE_ERROR_INIT;
    double ignored;
    if (!unit.quantity || !of->unit_known || !pace_unit_convert(&ignored, 1, unit, of->unit, &inner))
        return true;
    (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, TABLES_AT(s->table, &s->table->cells[column]), "%q: %s",
                        TABLES_HEADING(s->table, column), inner.text);
    return tables_report(t);
}

static bool add_observation(tables *t, int32_t at, const tables_observation *record)
{
    void *items = t->observations;
    tables_measure *of = &t->measures[at];
    int32_t number = (int32_t)t->observation_count;
    if (!pace__reserve(t->allocator, &items, &t->observation_room, t->observation_count + 1, sizeof *record))
        return tables_no_memory(t);
    t->observations = items;
    t->observations[t->observation_count++] = *record;
    if (of->last >= 0)
        t->observations[of->last].next = number;
    else
        of->first = number;
    of->last = number;
    of->count++;
    return true;
}

static bool read_observation(long_state *s)
{
    tables *t = s->t;
    tables_table *table = s->table;
    tables_observation out = {.next = -1, .source = -1};
    build_figure *f = &out.record.figure;
    pace_figure figure;
    pace_unit unit = {0, 0, 0, 0, ""};
    const pace_name *word;
    bool known, sound, dated = tables_get(table, TABLES_PERIOD) != NULL;
    int role = PACE_ACTUAL, letter;
    int64_t decimals = BUILD_NOT_GIVEN;
    sound = tables_read_figure(t, table, table->of[TABLES_VALUE], &figure);
    sound = tables_read_span(t, table, TABLES_PERIOD, &table->period_memo, &out.record.period) && sound;
    if (sound && !isnan(figure.value) && !dated)
        return fail_cell(t, table, &table->cells[table->of[TABLES_PERIOD]], PACE_ERR_PARSE,
                         "is no period; write one such as 2015, 2015-Q1 or undated");
    sound = tables_read_word(t, table, TABLES_OBSERVED, tables_observed_words, "actual, estimate, reference or target", &role) && sound;
    sound = read_letter(t, table, &letter) && sound;
    sound = tables_read_decimals(t, table, &decimals) && sound;
    sound = tables_read_span(t, table, TABLES_PUBLISHED, NULL, &f->published) && sound;
    sound = tables_read_unit(t, table, TABLES_UNIT, &unit, &known, &word) && sound;
    if (figure.unit.quantity)
        unit = figure.unit;
    if (!sound || t->status || !check_unit(s, unit) || !agree(s, &t->indicators[t->measures[s->measure].indicator], unit, known, word))
        return false;
    if (isnan(figure.value))
        return true;
    if (!tables_row_source(t, table, &out.source, &t->actuals_source, "actuals"))
        return false;
    f->value = figure.value;
    f->value_high = figure.value_high;
    f->unit = unit;
    f->decimals = decimals != BUILD_NOT_GIVEN ? decimals : figure.decimals <= BUILD_DECIMALS ? figure.decimals : BUILD_NOT_GIVEN;
    f->qualifier = (int)figure.qualifier;
    f->role = role;
    f->status = letter;
    f->vintage = tables_text_of(t, table, TABLES_VINTAGE);
    f->note = tables_text_of(t, table, TABLES_NOTE);
    f->at = (build_place){.section = table->input.name, .offset = -1, .line = table->cells[table->of[TABLES_VALUE]].line,
                          .column = table->of[TABLES_VALUE] + 1};
    return !t->status && add_observation(t, s->measure, &out);
}

bool tables_read_long(tables *t, tables_table *table)
{
    long_state s = {.t = t, .table = table, .measure = -1};
    while (tables_next(t, table)) {
        const tables_cell *cell = key_cell(table);
        if (!cell) {
            cell = &table->cells[table->of[TABLES_PERIOD]];
            (void)fail_cell(t, table, cell, PACE_ERR_PARSE, "belongs to no series; write a name or an id in its row");
            continue;
        }
        if ((s.measure < 0 || s.key.n != cell->n || memcmp(s.key.text, cell->text, cell->n) != 0) && !open_series(&s, cell)) {
            s.measure = -1;
            continue;
        }
        (void)read_observation(&s);
    }
    return !t->status;
}
