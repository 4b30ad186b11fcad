/* pace explain: how a file was understood. */
#include <string.h>
#include "cli/cli.h"

const char help_explain[] =
    "usage: pace explain FILE [--actuals FILE] [--encoding NAME] [--freq A|S|Q|M|W|D] [--na TEXT]\n"
    "                    [--format table|csv|json] [-o FILE]\n\n"
    "How a file was understood: its form, encoding and delimiter; each column or series with its role, unit and where that comes\n"
    "from, periods, number of values, what was taken as missing, qualifiers (about, at least ...); and what was assumed. For any\n"
    "file that pace reads: a plain table, a table of targets, JSON, a data set. With --actuals, both tables and how they fit.\n"
    "A fault hides nothing else: it stands in the note of its column or row, all of them below, and the exit is 1.\n\n"
    "Columns of csv: place,heading,role,key,unit,unit_from,basis,freq,first,last,values,missing,missing_as,qualifiers,note\n\n"
    "Examples:\n"
    "  pace explain actuals.csv\n"
    "  pace explain targets.csv --actuals actuals.csv --encoding GB18030\n"
    "  pace explain figures.csv --format csv --bom -o account.csv\n";

typedef struct account { /* of one file */
    const char *path; /* NULL where there is one file alone */
    const pace_explanation *of;
    const pace_reading *readings;
    int64_t count;
} account;

typedef struct texts { /* of one reading, ready to print */
    char unit[PACE_UNIT_SIZE], basis[PACE_UNIT_SIZE], first[PACE_PERIOD_SIZE], last[PACE_PERIOD_SIZE], freq[2];
} texts;

static texts texts_of(const pace_reading *one, const char *lang)
{
    texts out = {"", "", "", "", {0, 0}};
    if (one->unit.quantity != PACE_QUANTITY_NONE)
        pace_unit_print(out.unit, one->unit, lang);
    if (one->basis.kind != PACE_BASIS_NONE)
        pace_basis_print(out.basis, one->basis, lang);
    if (pace_period_is_set(one->covered.first))
        pace_period_print(out.first, one->covered.first, NULL);
    if (pace_period_is_set(one->covered.last))
        pace_period_print(out.last, one->covered.last, NULL);
    if (one->freq != PACE_FREQ_NONE)
        out.freq[0] = pace_freq_code(one->freq);
    return out;
}

/* --- table ----------------------------------------------------------------------------------------------------------- */

static void joined(cli_table *table, const char *a, const char *before, const char *b, const char *after)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    pace_buffer_text(&cell, a);
    if (b[0])
        pace_buffer_format(&cell, "%s%s%s", a[0] ? before : "", b, a[0] ? after : "");
    cli_table_cell(table, cell.text ? cell.text : "", false);
    pace_buffer_clear(&cell);
}

static void table_row(cli_table *table, const pace_reading *one, const char *lang)
{
    texts t = texts_of(one, lang);
    bool counted = one->values || one->missing;
    cli_table_cell(table, one->place, false);
    cli_table_cell(table, one->heading, false);
    cli_table_cell(table, one->role, false);
    cli_table_cell(table, one->key, false);
    joined(table, t.unit, " (", one->unit_from, ")");
    cli_table_cell(table, t.basis, false);
    joined(table, t.first, "..", strcmp(t.first, t.last) == 0 ? "" : t.last, "");
    if (counted)
        cli_table_number(table, (double)one->values, 0);
    else
        cli_table_cell(table, "", true);
    cli_table_cell(table, one->missing_as, false);
    cli_table_cell(table, one->qualifiers, false);
    cli_table_cell(table, one->note, false);
}

static void indent(pace_buffer *out, const char *lines)
{
    while (*lines) {
        size_t n = strcspn(lines, "\n");
        pace_buffer_text(out, "  ");
        pace_buffer_bytes(out, lines, n);
        pace_buffer_char(out, '\n');
        lines += n + (lines[n] == '\n');
    }
}

static void print_table(pace_buffer *out, const account *a, const char *lang)
{
    static const char *const heads[] = {"place",   "heading", "role",       "key",        "unit (from)", "prices",
                                        "periods", "values",  "missing as", "qualifiers", "note"};
    enum { COLUMNS = sizeof heads / sizeof *heads };
    const char *delimiter = pace_explanation_delimiter(a->of), *lines = pace_explanation_assumptions(a->of);
    cli_table *table = cli_table_new(COLUMNS);
    if (a->path)
        pace_buffer_format(out, "%s\n", a->path);
    pace_buffer_format(out, "%s, %s", pace_explanation_form(a->of), pace_explanation_encoding(a->of));
    if (delimiter[0])
        pace_buffer_format(out, ", delimiter: %s", delimiter);
    pace_buffer_text(out, "\n\n");
    for (int c = 0; c < COLUMNS; c++)
        cli_table_cell(table, heads[c], c == 7);
    for (int64_t i = 0; i < a->count; i++)
        table_row(table, &a->readings[i], lang);
    cli_table_print(out, table, true);
    cli_table_free(table);
    pace_buffer_text(out, lines[0] ? "\nAssumed:\n" : "\nNothing was assumed.\n");
    indent(out, lines);
    if (*pace_explanation_faults(a->of)) {
        pace_buffer_text(out, "\nAt fault, and read as missing:\n");
        indent(out, pace_explanation_faults(a->of));
    }
}

/* --- csv and json ------------------------------------------------------------------------------------------------------ */

static void csv_head(pace_buffer *out)
{
    pace_buffer_text(out, "place,heading,role,key,unit,unit_from,basis,freq,first,last,values,missing,missing_as,qualifiers,note\n");
}

static void csv_cells(pace_buffer *out, const char *const *cells, int count)
{
    for (int i = 0; i < count; i++) {
        pace_buffer_csv_cell(out, cells[i]);
        pace_buffer_char(out, ',');
    }
}

static void csv_rows(pace_buffer *out, const account *a)
{
    for (int64_t i = 0; i < a->count; i++) {
        const pace_reading *one = &a->readings[i];
        texts t = texts_of(one, NULL);
        pace_buffer place = PACE_BUFFER_INIT;
        pace_buffer_format(&place, "%s%s%s", a->path ? a->path : "", a->path ? ": " : "", one->place);
        const char *const cells[] = {place.text ? place.text : "", one->heading, one->role, one->key, t.unit, one->unit_from,
                                     t.basis, t.freq, t.first, t.last};
        csv_cells(out, cells, (int)(sizeof cells / sizeof *cells));
        pace_buffer_format(out, "%ld,%ld,", (long)one->values, (long)one->missing);
        const char *const words[] = {one->missing_as, one->qualifiers};
        csv_cells(out, words, 2);
        pace_buffer_csv_cell(out, one->note);
        pace_buffer_char(out, '\n');
        pace_buffer_clear(&place);
    }
}

static void member(pace_buffer *out, const char *key, const char *text)
{
    pace_buffer_format(out, "\"%s\":", key);
    pace_buffer_json_string(out, text);
    pace_buffer_char(out, ',');
}

static void json_lines(pace_buffer *out, const char *lines)
{
    const char *comma = "";
    pace_buffer_char(out, '[');
    while (lines && *lines) {
        size_t n = strcspn(lines, "\n");
        pace_buffer line = PACE_BUFFER_INIT;
        pace_buffer_bytes(&line, lines, n);
        pace_buffer_text(out, comma);
        pace_buffer_json_string(out, line.text ? line.text : "");
        pace_buffer_clear(&line);
        comma = ",";
        lines += n + (lines[n] == '\n');
    }
    pace_buffer_char(out, ']');
}

static void json_reading(pace_buffer *out, const pace_reading *one)
{
    texts t = texts_of(one, NULL);
    pace_buffer_char(out, '{');
    member(out, "place", one->place);
    member(out, "heading", one->heading);
    member(out, "role", one->role);
    member(out, "key", one->key);
    member(out, "unit", t.unit);
    member(out, "unit_from", one->unit_from);
    member(out, "basis", t.basis);
    member(out, "freq", t.freq);
    member(out, "first", t.first);
    member(out, "last", t.last);
    pace_buffer_format(out, "\"values\":%ld,\"missing\":%ld,", (long)one->values, (long)one->missing);
    member(out, "missing_as", one->missing_as);
    member(out, "qualifiers", one->qualifiers);
    pace_buffer_text(out, "\"note\":");
    pace_buffer_json_string(out, one->note);
    pace_buffer_char(out, '}');
}

static void json_account(pace_buffer *out, const account *a)
{
    pace_buffer_char(out, '{');
    if (a->path)
        member(out, "file", a->path);
    member(out, "form", pace_explanation_form(a->of));
    member(out, "encoding", pace_explanation_encoding(a->of));
    member(out, "delimiter", pace_explanation_delimiter(a->of));
    pace_buffer_text(out, "\"readings\":[");
    for (int64_t i = 0; i < a->count; i++) {
        pace_buffer_text(out, i ? ",\n" : "\n");
        json_reading(out, &a->readings[i]);
    }
    pace_buffer_text(out, "],\n\"assumptions\":");
    json_lines(out, pace_explanation_assumptions(a->of));
    pace_buffer_text(out, ",\n\"faults\":");
    json_lines(out, pace_explanation_faults(a->of));
    pace_buffer_char(out, '}');
}

/* --- one file, or two that belong together ------------------------------------------------------------------------------ */

static void print_all(pace_buffer *out, const account *accounts, int count, const char *together, const cli_common *common,
                      const char *format)
{
    bool json = strcmp(format, "json") == 0, csv = strcmp(format, "csv") == 0;
    if (csv)
        csv_head(out);
    if (json && count > 1)
        pace_buffer_text(out, "{\"files\":[");
    for (int i = 0; i < count; i++) {
        if (i && !csv)
            pace_buffer_text(out, json ? ",\n" : "\n");
        if (json)
            json_account(out, &accounts[i]);
        else if (csv)
            csv_rows(out, &accounts[i]);
        else
            print_table(out, &accounts[i], common->lang);
    }
    if (json && count > 1) {
        pace_buffer_text(out, "],\n\"together\":");
        json_lines(out, together);
        pace_buffer_char(out, '}');
    } else if (!json && !csv && count > 1) {
        bool faults = *pace_explanation_faults(accounts[0].of) || *pace_explanation_faults(accounts[1].of);
        bool all = !together || (!strstr(together, " has no actual values") && !strstr(together, " has no target"));
        pace_buffer_format(out, "\nTogether:\n%s%s", faults ? "  whether every target has its row of actual values shows once the faults are mended\n"
                                                              : all ? "  every target has its row of actual values\n" : "", together ? together : "");
    }
    if (json)
        pace_buffer_char(out, '\n');
}

/* What stands behind the file's name in a note, if that file's own account has it already. */
static bool is_told(const account *a, const char *note)
{
    size_t n = strlen(a->path);
    if (strncmp(note, a->path, n) != 0 || note[n] != ':')
        return false;
    note += n + 1;
    return strstr(pace_explanation_assumptions(a->of), note + strspn(note, " ")) != NULL;
}

/* How the rows of two tables fit: the notes that neither account has. */
static int read_together(pace_buffer *out, const account accounts[2], const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_buffer notes = PACE_BUFFER_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    int code = CLI_DONE;
    if (pace_tables_load(&data, &notes, accounts[0].path, common->actuals, &opts, &err))
        code = cli_fail_to_read(&err, common);
    for (char *at = notes.text; !code && at && *at;) {
        size_t n = strcspn(at, "\n");
        char *next = at + n + (at[n] == '\n');
        at[n] = '\0';
        if (!is_told(&accounts[0], at) && !is_told(&accounts[1], at))
            pace_buffer_format(out, "%s\n", at);
        at = next;
    }
    pace_dataset_free(data);
    pace_buffer_clear(&notes);
    return code;
}

/* The same where a fault keeps the two from being read together: what a check of both finds besides. */
static int check_together(pace_buffer *out, const account accounts[2], const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    int64_t faults = 0;
    int code = CLI_DONE;
    if (pace_tables_check(&lines, &faults, accounts[0].path, common->actuals, &opts, &err))
        code = cli_fail(cli_code(&err), &err);
    for (char *at = lines.text; !code && at && *at;) {
        size_t n = strcspn(at, "\n");
        char *next = at + n + (at[n] == '\n');
        at[n] = '\0';
        if (!strstr(pace_explanation_faults(accounts[0].of), at) && !strstr(pace_explanation_faults(accounts[1].of), at))
            pace_buffer_format(out, "%s\n", at);
        at = next;
    }
    pace_buffer_clear(&lines);
    return code;
}

static int count_faults(const account *a, const char *path)
{
    int count = 0;
    for (const char *at = pace_explanation_faults(a->of); *at; at++)
        count += *at == '\n';
    if (count)
        cli_say("%s: %d %s", path, count, count == 1 ? "fault" : "faults");
    return count;
}

int verb_explain(int argc, char **argv)
{
    cli_common common = {0};
    const char *operands[2];
    pace_explanation *explanations[2] = {NULL, NULL};
    account accounts[2];
    pace_buffer text = PACE_BUFFER_INIT, notes = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int faults = 0, count = 0, code = cli_parse(argc, argv, NULL, 0, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("explain: which file? pace explain FILE");
    const char *format = cli_format(&common, "table|csv|json", "table");
    if (!format)
        return CLI_USAGE;
    if (common.actuals && (strcmp(common.actuals, "-") == 0 || strcmp(operands[0], "-") == 0))
        return cli_usage("explain reads the two tables twice, which standard input does not allow; name a file for each");
    if (common.actuals)
        operands[count++] = common.actuals;
    pace_read_opts opts = cli_read_opts(&common);
    for (int i = 0; i < count && !code; i++) {
        if (pace_explanation_load(&explanations[i], operands[i], &opts, &err))
            code = cli_fail_to_read(&err, &common);
        accounts[i] = (account){count > 1 ? operands[i] : NULL, explanations[i], NULL, 0};
        if (!code)
            accounts[i].readings = pace_explanation_readings(explanations[i], &accounts[i].count);
    }
    for (int i = 0; i < count && !code; i++)
        faults += count_faults(&accounts[i], operands[i]);
    if (!code && count > 1)
        code = faults ? check_together(&notes, accounts, &common) : read_together(&notes, accounts, &common);
    if (!code) {
        print_all(&text, accounts, count, notes.text, &common, format);
        code = cli_deliver(&common, &text);
    }
    if (!code && faults)
        code = CLI_FINDING;
    for (int i = 0; i < count; i++)
        pace_explanation_free(explanations[i]);
    pace_buffer_clear(&notes);
    pace_buffer_clear(&text);
    return code;
}
