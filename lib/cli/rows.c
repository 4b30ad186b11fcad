/* What the verbs that print a row a target share. */
#include <math.h>
#include <string.h>
#include "cli/cli.h"

int cli_verdicts(unsigned *out, const cli_list *list)
{
    for (int64_t i = 0; i < list->count; i++) {
        unsigned found = 0;
        for (unsigned bit = PACE_MET; bit <= PACE_NOT_COMPARABLE; bit <<= 1)
            if (strcmp(pace_verdict_name((pace_verdict)bit), list->at[i]) == 0)
                found = bit;
        if (!found)
            return cli_usage("--fail-on: '%s' is not one of met, ahead, on_track, behind, missed, no_data, not_comparable", list->at[i]);
        *out |= found;
    }
    return CLI_DONE;
}

int cli_gap_opts(pace_gap_opts *out, const char *path, double tolerance)
{
    if (!(tolerance >= 0 && tolerance <= 100))
        return cli_usage("--tolerance: a percentage from 0 to 100");
    out->tolerance = tolerance / 100;
    out->path = !path ? PACE_PATH_AUTO : strcmp(path, "linear") == 0 ? PACE_PATH_LINEAR : PACE_PATH_GEOMETRIC;
    return CLI_DONE;
}

const char *cli_target_unit(char out[PACE_UNIT_SIZE], const pace_target *target, const char *lang)
{
    const char *word = target->origin && target->origin->unit_text && !target->relative_to ? target->origin->unit_text : "";
    bool chinese = lang && strncmp(lang, "zh", 2) == 0;
    if (target->unit.quantity == PACE_QUANTITY_NONE)
        return word;
    if (chinese && *word && !pace_unit_is_rate(target->unit) && target->unit.quantity != PACE_RANK && target->unit.quantity != PACE_INDEX &&
        pace_unit_same(target->origin->unit, target->unit))
        return word;
    (void)pace_unit_print(out, target->unit, lang);
    return out;
}

int cli_decimals(const pace_gap *row)
{
    double size = fabs(row->target_value);
    int decimals = size < 100 ? 1 : 0;
    if (row->target.decimals > decimals)
        decimals = row->target.decimals;
    for (; decimals < 9; decimals++) {
        char a[PACE_FIXED_SIZE], b[PACE_FIXED_SIZE];
        pace_number_print_fixed(a, row->latest, decimals, 0);
        pace_number_print_fixed(b, row->target_value, decimals, 0);
        bool looks_equal = strcmp(a, b) == 0, is_equal = !(row->latest < row->target_value || row->latest > row->target_value);
        if (isnan(row->latest) || looks_equal == is_equal)
            break;
    }
    return decimals;
}

bool cli_says_something(const pace_gap *row)
{
    return (row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0 || !isnan(row->required_rate) || !isnan(row->gap) ||
           !isnan(row->needed_per_year);
}

bool cli_is_foreign(const char *output)
{
    static const char *const endings[] = {".xlsx", ".xls", ".et", ".ods", ".docx", ".doc", ".wps", ".odt", ".pdf"};
    size_t n = output ? strlen(output) : 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t m = strlen(endings[i]);
        if (n > m && strcmp(output + n - m, endings[i]) == 0)
            return true;
    }
    return false;
}

bool cli_stands_somewhere(const pace_gap *row)
{
    return (row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0 || !isnan(row->latest);
}

int cli_nothing(const cli_data *data, const char *path, const cli_common *common)
{
    char when[PACE_PERIOD_SIZE];
    if (data->from_tables && !common->actuals) {
        cli_say("%s: targets without actual values; --actuals FILE names the table that has them", path);
    } else if (pace_period_is_set(common->at)) {
        pace_period_print(when, common->at, NULL);
        cli_say("%s: no target has a figure after its base and not after %s; a later --at, or none", path, when);
    } else {
        cli_say("%s: no target has a figure after its base; pace explain says how the figures were understood", path);
    }
    return CLI_NOTHING;
}

void cli_verdict_words(pace_buffer *out, unsigned verdicts, const char *lang)
{
    for (unsigned bit = PACE_MET; bit <= PACE_NOT_COMPARABLE; bit <<= 1)
        if (verdicts & bit)
            pace_buffer_format(out, "%s%s", !out->length ? "" : strcmp(lang, "zh") == 0 ? "或" : " or ", pace_verdict_word((pace_verdict)bit, lang));
}

void cli_verdict_cell(cli_table *table, const cli_common *common, unsigned verdicts, const char *words)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    const char *paint = "";
    bool single = (verdicts & (verdicts - 1)) == 0;
    if (cli_colour(common) && (verdicts & (PACE_MISSED | PACE_BEHIND)))
        paint = "\033[31m";
    else if (cli_colour(common) && single && (verdicts & (PACE_MET | PACE_AHEAD | PACE_ON_TRACK)))
        paint = "\033[32m";
    pace_buffer_text(&cell, paint);
    if (single)
        pace_buffer_format(&cell, "%s ", pace_verdict_symbol((pace_verdict)verdicts));
    pace_buffer_text(&cell, words);
    if (*paint)
        pace_buffer_text(&cell, "\033[0m");
    cli_table_cell(table, cell.text ? cell.text : "", false);
    pace_buffer_clear(&cell);
}
