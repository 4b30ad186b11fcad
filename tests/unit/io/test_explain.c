/* How a file was understood: form, columns, series, units and where they come from, marks, qualifiers, assumptions. */
#include <unistd.h>
#include "pace/explain.h"
#include "panel_test.h"

static const struct {
    const char *text, *encoding;
    const char *top;  /* form/encoding/delimiter */
    const char *rows; /* place|heading|role|key|unit<from|covered|values-missing|marks|qualifiers */
    const char *assumed; /* a part */
} files[] = {
    {"period,GDP(亿元),b,备注\n2015,1,8.8%左右,x\n2016,,—,\n2017,1.9万亿元,—,\n", NULL, "wide table/UTF-8/comma",
     "column 1|period|period||<|2015-2017|3-0||\n"
     "column 2|GDP(亿元)|series|GDP|CNY_100m<heading|2015-2017|2-1|empty 1|\n"
     "column 3|b|series|b|percent<cells|2015|1-2|— 2|about 1\n"
     "column 4|备注|nothing||<|undated|0-0||\n",
     "the unit was taken from the heading in column 2\n"},
    {"\xEF\xBB\xBFseries\tperiod\tvalue\tunit\na\t2015-Q1\t1\t亿元\nb\t2015-Q1\tn/a\t\nb\t2015-Q2\t2\t\n", NULL,
     "long table/UTF-8 with byte-order mark/tab",
     "column 1|series|key||<|undated|0-0||\n"
     "column 2|period|period||<|2015-Q1/2015-Q2|3-0||\n"
     "column 3|value|value||<|undated|0-0||\n"
     "column 4|unit|unit||<|undated|0-0||\n"
     "row 2|a|series|a|CNY_100m<unit column|2015-Q1|1-1||\n"
     "row 3|b|series|b|<|2015-Q2|1-1|n/a 1|\n",
     "cells are separated by tabs"},
    {"单位：亿元;;\n指标;代码;2015\n财政收入;fiscal;1\n人口(万人);;超过2\n", NULL, "periods side by side/UTF-8/semicolon",
     "column 1|指标|indicator||<|undated|0-0||\n"
     "column 2|代码|key||<|undated|0-0||\n"
     "column 3|2015|value||<|2015|0-0||\n"
     "row 3|财政收入|series|fiscal|CNY_100m<above the table|2015|1-0||\n"
     "row 4|人口(万人)|series|人口|person_10k<name|2015|1-0||more_than 1\n",
     "left out as titles (1 line, first in line 1)"},
    {"\xCA\xB1\xC6\xDA,\xD6\xB5\n2015,1\n", "GB18030", "wide table/GB18030/comma",
     "column 1|时期|period||<|2015|1-0||\ncolumn 2|值|series|值|<|2015|1-0||\n", "decoded"},
    {"{\"name\":\"x\",\"unit\":\"km\",\"observations\":[{\"period\":\"2015\",\"value\":1},{\"period\":\"2016\",\"value\":null}]}", NULL,
     "plain JSON/UTF-8/", "series 1|x|series|x|km<series|2015|1-1|no value|\n", ""},
};

static void describe(pace_buffer *out, const pace_explanation *explanation)
{
    int64_t count;
    const pace_reading *r = pace_explanation_readings(explanation, &count);
    for (int64_t i = 0; i < count; i++) {
        char unit[PACE_UNIT_SIZE] = "", covered[PACE_PERIOD_SIZE];
        if (r[i].unit.quantity) pace_unit_print(unit, r[i].unit, NULL);
        pace_span_print(covered, r[i].covered, NULL);
        pace_buffer_format(out, "%s|%s|%s|%s|%s<%s|%s|%ld-%ld|%s|%s\n", r[i].place, r[i].heading, r[i].role, r[i].key, unit,
                           r[i].unit_from, covered, (long)r[i].values, (long)r[i].missing, r[i].missing_as, r[i].qualifiers);
    }
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ENSURE(file && fputs(text, file) >= 0);
    if (file) fclose(file);
}

static void check_files(const char *path)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        pace_read_opts opts = PACE_READ_OPTS_INIT;
        pace_explanation *explanation = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_buffer out = PACE_BUFFER_INIT;
        int before = test_failures;
        opts.encoding = files[i].encoding;
        write_file(path, files[i].text);
        ENSURE(pace_explanation_load(&explanation, path, &opts, &err) == PACE_OK);
        ENSURE_TEXT(err.text, "");
        pace_buffer_format(&out, "%s/%s/%s", pace_explanation_form(explanation), pace_explanation_encoding(explanation),
                           pace_explanation_delimiter(explanation));
        ENSURE_TEXT(out.text, files[i].top);
        ENSURE_TEXT(pace_explanation_faults(explanation), "");
        out.length = 0;
        describe(&out, explanation);
        ENSURE_TEXT(out.text, files[i].rows);
        if (!strstr(pace_explanation_assumptions(explanation), files[i].assumed))
            ENSURE_TEXT(pace_explanation_assumptions(explanation), files[i].assumed);
        if (test_failures > before) fprintf(stderr, "  file %zu\n", i);
        pace_buffer_clear(&out);
        pace_explanation_free(explanation);
    }
}

/* A fault hides nothing else: what each form of table says of it, and of all the rest. */
static const struct {
    const char *text, *rows, *faults; /* place|note|values, of those with a note; a part of the faults */
    int count;
} faulty[] = {
    {"period,a,b(%)\n2020,1,2%\n2021,x,3\n20x2,4,y\n2023,5,6,7\n2024,7,8\n",
     "column 1|1 fault, in line 4|5\ncolumn 2|1 fault, in line 3|2\ncolumn 3|1 fault, in line 4|3\n", "3:6: [a] \"x\" is not a number", 4},
    {"series,period,value\na,2020,1\na,2021,x\nb,2020,3\n", "column 3|1 fault, in line 3|0\n", "3:8: [value]", 1},
    {"指标,2020,2021\nGDP,1.2.3,4\nA,y,z\n",
     "column 2|2 faults, first in line 2|0\ncolumn 3|1 fault, in line 3|0\nrow 2|1 fault, in line 2|1\nrow 3|2 faults, first in line 3|0\n",
     "2:5: [2020]", 3},
    {"指标,单位,基期,基期值,目标期,目标值\n甲,亿元,2020,8oo,2025,160\n乙,亿元,2020,100,2025,1x6\n丙,亿元,2020,1=2,2018,160\n",
     "column 4|2 faults, first in line 2|3\ncolumn 6|1 fault, in line 3|3\n", "\"基期值\": \"8oo\"", 3},
};

static void check_faulty(const char *path)
{
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        pace_explanation *explanation = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_buffer out = PACE_BUFFER_INIT;
        int64_t count = 0;
        int lines = 0;
        const pace_reading *rows;
        write_file(path, faulty[i].text);
        ENSURE(pace_explanation_load(&explanation, path, NULL, &err) == PACE_OK);
        ENSURE_TEXT(err.text, "");
        rows = pace_explanation_readings(explanation, &count);
        for (int64_t k = 0; k < count; k++)
            if (strstr(rows[k].note, "fault"))
                pace_buffer_format(&out, "%s|%s|%ld\n", rows[k].place, rows[k].note, (long)rows[k].values);
        ENSURE_TEXT(out.text ? out.text : "", faulty[i].rows);
        for (const char *at = pace_explanation_faults(explanation); *at; at++)
            lines += *at == '\n';
        ENSURE(lines == faulty[i].count);
        if (!strstr(pace_explanation_faults(explanation), faulty[i].faults))
            ENSURE_TEXT(pace_explanation_faults(explanation), faulty[i].faults);
        pace_buffer_clear(&out);
        pace_explanation_free(explanation);
    }
}

static void check_dataset(void)
{
    pace_explanation *explanation = NULL;
    pace_error err = PACE_ERROR_INIT;
    int64_t count = 0;
    const pace_reading *rows;
    ENSURE(pace_explanation_load(&explanation, PACE_SOURCE_DIR "/tests/unit/io/data/town.json", NULL, &err) == PACE_OK);
    ENSURE_TEXT(err.text, "");
    ENSURE_TEXT(pace_explanation_form(explanation), "data set");
    rows = pace_explanation_readings(explanation, &count);
    ENSURE(count > 0);
    if (count > 0) ENSURE_TEXT(rows[0].place, "/indicators/0/measures/0");
    pace_explanation_free(explanation);
    explanation = NULL;
    ENSURE(pace_explanation_load(&explanation, "/nonexistent", NULL, &err) == PACE_ERR_IO && !explanation);
    ENSURE_TEXT(pace_explanation_form(NULL), "");
    pace_explanation_free(NULL);
}

static void check_memory(const char *path)
{
    const size_t sound = sizeof files / sizeof *files;
    for (size_t i = 0; i < sound + sizeof faulty / sizeof *faulty; i++) {
        long total = 0;
        write_file(path, i < sound ? files[i].text : faulty[i - sound].text);
        for (long k = 0; k <= total; k++) {
            counting count = {0, 0, k, (k & 1) != 0};
            pace_allocator allocator = {counting_resize, &count};
            pace_read_opts opts = PACE_READ_OPTS_INIT;
            pace_explanation *explanation = NULL;
            opts.allocator = &allocator;
            opts.encoding = i < sound ? files[i].encoding : NULL;
            ENSURE(pace_explanation_load(&explanation, path, &opts, NULL) == (k ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE((explanation != NULL) == (k == 0));
            if (k == 0) total = count.calls;
            pace_explanation_free(explanation);
            ENSURE(count.live == 0);
        }
        ENSURE(total > 10);
    }
}

int main(void)
{
    char path[] = "/tmp/pace_explain_XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0) return TEST_SKIP;
    close(fd);
    check_files(path);
    check_faulty(path);
    check_dataset();
    check_memory(path);
    unlink(path);
    return TEST_RESULT;
}
