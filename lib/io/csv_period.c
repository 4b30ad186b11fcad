/* What a cell of periods says, and the one calendar that all of them must share. */
#include <string.h>
#include "io/csv.h"

static pace_status fail_period(const csv_reader *reader, const csv_cell *cell, const pace_error *inner,
                               pace_status code, pace_error *err)
{
    if (cell->n == 0)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "the period is missing; write one such as 2015, 2015-Q1 or 2015-01");
    return pace__fail_at(err, code, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner->text);
}

/* A date that begins or ends a longer period may stand for it when the frequency was given. */
static pace_status convert_period(const csv_reader *reader, pace_period *p, pace_error *err)
{
    pace_span longer, back;
    pace_status status = pace_period_convert(&longer, *p, reader->dialect.freq, err);
    if (!status)
        status = pace_period_convert(&back, longer.first, (pace_freq)p->freq, err);
    if (status)
        return status;
    if (!pace_period_same(longer.first, longer.last))
        return pace__fail(err, PACE_ERR_FREQ, "",
                          "the label is %s, the frequency that was given %s; give the label's own",
                          pace_freq_name((pace_freq)p->freq), pace_freq_name(reader->dialect.freq));
    if (!pace_period_same(back.first, *p) && !pace_period_same(back.last, *p))
        return pace__fail(err, PACE_ERR_FREQ, "",
                          "the date neither begins nor ends a period of the frequency that was given (%s)",
                          pace_freq_name(reader->dialect.freq));
    *p = longer.first;
    return PACE_OK;
}

/* 2015年1-6月: the figure of the year up to June. */
static bool read_year_to_date(pace_period *p, const char *text, size_t n, const pace_dialect *dialect)
{
    pace_span span;
    if (pace_span_parse(&span, text, n, dialect, NULL))
        return false;
    if (!pace_span_is_closed(span) || pace_span_is_single(span))
        return false;
    if (span.first.freq == PACE_ANNUAL || pace_period_sub(span.first) != 1)
        return false;
    if (pace_period_year(span.first) != pace_period_year(span.last))
        return false;
    *p = span.last;
    return true;
}

bool csv_is_period(const char *text, size_t n)
{
    pace_period p;
    return !pace_period_parse(&p, text, n, NULL, NULL) || read_year_to_date(&p, text, n, NULL);
}

static pace_status read_label(csv_reader *reader, csv_cell *cell, pace_period *p, pace_error *err)
{
    pace_dialect free_dialect = reader->dialect;
    pace_error inner = PACE_ERROR_INIT;
    pace_status status = pace_period_parse(p, cell->text, cell->n, &reader->dialect, &inner);
    if (!status) {
        if (!reader->single_line && pace_period_sub(*p) != 1)
            reader->single_line = cell->line;
        return PACE_OK;
    }
    if (status == PACE_ERR_NOMEM)
        return pace__fail_memory(err);
    if (!reader->input->opts.strict && read_year_to_date(p, cell->text, cell->n, &reader->dialect)) {
        if (!reader->to_date_line)
            reader->to_date_line = cell->line;
        panel_note_add(&reader->builder.notes, NOTE_YEAR_TO_DATE, cell->line, cell->index + 1);
        return PACE_OK;
    }
    free_dialect.freq = PACE_FREQ_NONE;
    if (reader->dialect.freq != PACE_FREQ_NONE && !reader->input->opts.strict &&
        !pace_period_parse(p, cell->text, cell->n, &free_dialect, NULL)) {
        status = convert_period(reader, p, &inner);
        if (!status) {
            panel_note_add(&reader->builder.notes, NOTE_CONVERTED, cell->line, cell->index + 1);
            return PACE_OK;
        }
    }
    return fail_period(reader, cell, &inner, status, err);
}

static pace_status check_calendar(csv_reader *reader, const csv_cell *cell, pace_period p, pace_error *err)
{
    pace_period *calendar = &reader->builder.calendar;
    if (!pace_period_is_set(*calendar)) {
        *calendar = p;
        reader->calendar_line = cell->line;
        return PACE_OK;
    }
    if (p.freq == calendar->freq && p.anchor == calendar->anchor)
        return PACE_OK;
    return pace__fail_at(err, PACE_ERR_FREQ, reader->scan.name, (int)cell->line, csv_place(cell),
                         "the period is %s, in line %d it is %s; keep one frequency in a file",
                         pace_freq_name((pace_freq)p.freq), (int)reader->calendar_line,
                         pace_freq_name((pace_freq)calendar->freq));
}

bool csv_is_first_day(const csv_cell *cell)
{
    return cell->n == 10 && memcmp(cell->text + 7, "-01", 3) == 0;
}

pace_status csv_read_period(csv_reader *reader, csv_cell *cell, int32_t *ord, pace_error *err)
{
    pace_period p = PACE_PERIOD_NONE;
    pace_status status;
    if (!reader->input->opts.strict)
        csv_trim(cell);
    status = read_label(reader, cell, &p, err);
    if (!status)
        status = check_calendar(reader, cell, p, err);
    if (status)
        return status;
    if (reader->first_days && !(p.freq == PACE_DAILY && csv_is_first_day(cell)))
        reader->first_days = false;
    *ord = p.ord;
    return PACE_OK;
}

pace_status csv_check_periods(csv_reader *reader, pace_error *err)
{
    if (reader->to_date_line && reader->single_line)
        return pace__fail_at(
            err, PACE_ERR_DATA, reader->scan.name, (int)reader->single_line,
            csv_find_column(reader, reader->single_line, reader->period_index),
            "a single period, and in line %d a year-to-date one such as 2015年1-6月; keep one kind in a file",
            (int)reader->to_date_line);
    if (reader->first_days && reader->rows > 1 && !reader->input->opts.strict)
        panel_note_add(&reader->builder.notes, NOTE_FIRST_DAYS, 0, 0);
    return PACE_OK;
}
