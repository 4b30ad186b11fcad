/* What a cell of a row says: words, periods, units, figures. Each fault names its place, its heading and what would be right. */
#include <math.h>
#include <string.h>
#include "core/figure.h"
#include "io/tables.h"
#include "pace/number.h"
#include "pace/text.h"

tables_place tables_place_of(const tables_table *table, const tables_cell *cell)
{
    return (tables_place){table->input.name, cell->at, cell->line_start, cell->line, 0, (int32_t)(cell - table->cells) + 1};
}

const char *tables_text_of(tables *t, const tables_table *table, tables_role role)
{
    const tables_cell *cell = tables_get(table, role);
    return cell ? tables_keep(t, cell->text, cell->n) : NULL;
}

static bool is_missing(const tables *t, const tables_cell *cell)
{
    return cell->n == 0 || pace__is_missing_mark(cell->text, cell->n, t->opts.na);
}

/* The word of the list that was meant, or NULL. */
static const char *nearest_word(tables *t, const tables_word *list, const tables_cell *cell)
{
    const char *best = NULL;
    size_t length;
    char *folded = cell->n < 96 ? tables_fold(t, cell->text, cell->n, &length) : NULL;
    int limit = 2;
    for (; folded && list->text && limit >= 0; list++) {
        int distance = pace_text_distance(folded, list->text, limit);
        if (distance <= limit && (size_t)distance * 3 < strlen(list->text)) {
            best = list->text;
            limit = distance - 1;
        }
    }
    return best;
}

bool tables_read_word(tables *t, tables_table *table, tables_role role, const tables_word *list, const char *right, int *out)
{
    const tables_cell *cell = tables_get(table, role);
    const char *near;
    int value;
    if (!cell || is_missing(t, cell))
        return true;
    value = tables_word_of(t, list, cell->text, cell->n);
    if (value >= 0) {
        *out = value;
        return true;
    }
    near = nearest_word(t, list, cell);
    if (near)
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell), "%q: %Q is not known; did you mean %q? there are %s",
                            TABLES_HEADING(table, table->of[role]), TABLES_QUOTE(cell), near, right);
    else
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell), "%q: %Q is not known; write %s",
                            TABLES_HEADING(table, table->of[role]), TABLES_QUOTE(cell), right);
    return tables_report(t);
}

static bool fail_cell(tables *t, tables_table *table, int32_t column, const pace_error *inner)
{
    const tables_cell *cell = &table->cells[column];
    (void)pace__fail_at(&t->fault, inner->code, TABLES_AT(table, cell), "%q: %s", TABLES_HEADING(table, column), inner->text);
    return tables_report(t);
}

bool tables_read_basis(tables *t, tables_table *table, pace_basis *basis, bool *given)
{
    const tables_cell *cell = tables_get(table, TABLES_BASIS);
    pace_error inner = PACE_ERROR_INIT;
    int kind;
    *given = false;
    if (!cell || is_missing(t, cell))
        return true;
    *given = true;
    kind = tables_word_of(t, tables_basis_words, cell->text, cell->n);
    if (kind >= 0) {
        *basis = (pace_basis){(uint16_t)kind, 0};
        return true;
    }
    if (pace_basis_parse(basis, cell->text, cell->n, &inner))
        return fail_cell(t, table, table->of[TABLES_BASIS], &inner);
    return true;
}

bool tables_read_span(tables *t, tables_table *table, tables_role role, tables_memo *memo, pace_span *out)
{
    const tables_cell *cell = tables_get(table, role);
    pace_error inner = PACE_ERROR_INIT;
    if (!cell || is_missing(t, cell))
        return true;
    if (memo && memo->text && memo->n == cell->n && memcmp(memo->text, cell->text, cell->n) == 0) {
        *out = memo->span;
        return true;
    }
    if (pace_span_parse(out, cell->text, cell->n, NULL, &inner))
        return fail_cell(t, table, table->of[role], &inner);
    if (memo)
        *memo = (tables_memo){cell->text, cell->n, *out};
    return true;
}

bool tables_read_decimals(tables *t, tables_table *table, int64_t *out)
{
    const tables_cell *cell = tables_get(table, TABLES_DECIMALS);
    if (!cell)
        return true;
    if (cell->n <= 2 && cell->text[0] >= '0' && cell->text[0] <= '9' &&
        (cell->n == 1 || (cell->text[1] >= '0' && cell->text[1] <= '9'))) {
        *out = cell->text[0] - '0';
        if (cell->n == 2)
            *out = *out * 10 + (cell->text[1] - '0');
        if (*out <= BUILD_DECIMALS)
            return true;
    }
    (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell),
                        "%q: %Q is no count of decimals; write the digits after the point, 0 to %d",
                        TABLES_HEADING(table, table->of[TABLES_DECIMALS]), TABLES_QUOTE(cell), (int)BUILD_DECIMALS);
    return tables_report(t);
}

enum { WORD_BYTES = 60 }; /* of a unit: longer than that is a sentence */

/* A number, or a sentence, stands in the wrong column. */
bool tables_can_be_word(const char *text, size_t n)
{
    pace_figure figure;
    return n <= WORD_BYTES && pace_figure_parse(&figure, text, n, NULL, NULL) != PACE_OK;
}

static void tell_word(tables *t, const tables_table *table, const tables_cell *cell, const pace_error *inner)
{
    pace_buffer *notes = tables_urgent_begin(t);
    if (tables_note(t, TABLES_AT(table, cell))) {
        pace_buffer_text(t->notes, inner->text);
        pace_buffer_text(t->notes, "; its figures are taken as they stand");
        tables_note_end(t);
    }
    tables_urgent_end(t, notes);
}

bool tables_read_unit(tables *t, tables_table *table, tables_role role, pace_unit *out, bool *known, const pace_name **word)
{
    const tables_cell *cell = tables_get(table, role);
    pace_error inner = PACE_ERROR_INIT;
    tables_unit_memo *memo;
    *known = false;
    *word = NULL;
    if (!cell || is_missing(t, cell))
        return true;
    memo = tables_unit_said(t, cell->text, cell->n);
    if (!memo)
        return false;
    if (!memo->known && !memo->told) {
        if (!pace_unit_parse(out, cell->text, cell->n, &inner))
            return true;
        if (!tables_can_be_word(cell->text, cell->n))
            return fail_cell(t, table, table->of[role], &inner);
        memo->told = true;
        tell_word(t, table, cell, &inner);
    }
    *out = memo->unit;
    *known = true;
    *word = memo->word;
    return !t->status;
}

bool tables_agree_unit(tables *t, const tables_indicator *of, const pace_name *word, pace_unit unit, bool known, char other[PACE_UNIT_SIZE])
{
    bool unknown = word && unit.quantity == PACE_QUANTITY_NONE, measured = unit.quantity != PACE_QUANTITY_NONE && !pace_unit_is_rate(unit);
    size_t n;
    if (of->word && (unknown ? tables_same_word(t, word->text, of->word->text) : !(known && measured)))
        return true;
    if (!of->word && (!unknown || !of->unit_known || of->unit.quantity == PACE_QUANTITY_NONE || pace_unit_is_rate(of->unit)))
        return true;
    if (!of->word) {
        (void)pace_unit_print(other, of->unit, "zh");
        return false;
    }
    n = pace_text_valid(of->word->text, strlen(of->word->text) < PACE_UNIT_SIZE ? strlen(of->word->text) : PACE_UNIT_SIZE - 1);
    memcpy(other, of->word->text, n);
    other[n] = '\0';
    return false;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

/* Most cells are plain numbers. */
static bool read_plain(const tables_cell *cell, pace_figure *out)
{
    for (size_t i = 0; i < cell->n; i++)
        if (!((cell->text[i] >= '0' && cell->text[i] <= '9') || cell->text[i] == '.' || (i == 0 && cell->text[i] == '-')))
            return false;
    if (pace_number_parse(&out->value, cell->text, cell->n, NULL))
        return false;
    out->decimals = pace_number_decimals(cell->text, cell->n);
    return true;
}

static void note_figure(tables_table *table, const tables_cell *cell, int32_t column, const pace_figure *figure)
{
    if (isnan(figure->value)) {
        panel_note_add(&table->notes, NOTE_MISSING, cell->line, column + 1);
        panel_mark_add(&table->notes.missing, cell->text, cell->n);
    }
    if (figure->full_width)
        panel_note_add(&table->notes, NOTE_FULL_WIDTH, cell->line, column + 1);
    if (figure->grouped)
        panel_note_add(&table->notes, NOTE_THOUSANDS, cell->line, column + 1);
}

bool tables_read_figure(tables *t, tables_table *table, int32_t column, pace_figure *out)
{
    const pace_figure none = {(double)NAN, (double)NAN, 0, PACE_EXACTLY, {0, 0, 0, 0, ""}, false, false, false, false};
    const tables_cell *cell = column >= 0 ? &table->cells[column] : NULL;
    pace_error inner = PACE_ERROR_INIT;
    *out = none;
    if (!cell || cell->n == 0 || read_plain(cell, out))
        return true;
    *out = none;
    if (pace_figure_parse(out, cell->text, cell->n, t->opts.na, &inner)) {
        size_t before = pace__figure_before_mark(cell->text, cell->n);
        *out = none;
        if (before == cell->n || pace_figure_parse(out, cell->text, before, t->opts.na, NULL)) {
            *out = none;
            return fail_cell(t, table, column, &inner);
        }
        panel_note_add(&table->notes, NOTE_FOOTNOTE_MARKS, cell->line, column + 1);
    }
    note_figure(table, cell, column, out);
    if (out->doubtful && !(cell->quoted && table->scan.delimiter == ',')) {
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell),
                            "%q: %Q can be read in two ways; write it without the comma, or the decimal point as a full stop",
                            TABLES_HEADING(table, column), TABLES_QUOTE(cell));
        return tables_report(t);
    }
    return true;
}
