/* All faults of a table in one run, each with file, line, column and heading. */
#include <unistd.h>
#include "panel_test.h"

static const struct {
    const char *text;
    int64_t faults;
    const char *lines; /* @ stands for the file */
} rows[] = {
    {"period,a\n2015,1\n", 0, ""},
    {"时期,GDP(亿元),人口\n2015,abc,1\n20x6,2,y\n2017,3\n2018,4,5,6\n2018,1,1\n2018,2,2\n", 6,
     "@:2:6: [GDP(亿元)] \"abc\" is not a number\n"
     "@:3:1: [时期] \n"
     "@:3:8: [人口] \"y\" is not a number\n"
     "@:4:6: the row ends after 2 of 3 cells\n"
     "@:5:10: the row has more cells than the heading, which has 3\n"
     "@:7:1: the period 2018 comes twice, first in line 6\n"},
    {"series,period,value,status,unit\na,2015,x,Z,斗\nb,2016,1,,\nb,2016,2,,\nb,2016,3,,\n,2015,1,,\n", 6,
     "@:2:12: [unit] \"斗\" is no unit\n"
     "@:2:10: [status] \"Z\" is no observation status\n"
     "@:2:8: [value] \"x\" is not a number\n"
     "@:6:1: [series] \"\" is no key of a series\n"
     "@:4:3: the period 2016 comes twice, first in line 3\n"
     "@:5:3: the period 2016 comes twice, first in line 3\n"},
    {"指标,单位,2015,2016,2016年,目标\nGDP,斗,1,x,5,\n人口,,1,2,3,\n,,1,2,3,\n人口,,1,2,3,\n", 6,
     "@:1:23: \"目标\" stands among the periods\n"
     "@:1:17: \"2016年\" is the period of column 4 as well\n"
     "@:2:5: [单位] \"斗\" is no unit\n"
     "@:2:9: [2016] \"x\" is not a number\n"
     "@:4:1: the row has no name\n"
     "@:5: the series \"人口\" comes twice, first in line 3\n"},
    {"period,a,a\n2015,1,2\n2016,\"x\"y,2\n2017,\"5\n", 3,
     "@:1:10: two columns are headed \"a\"\n"
     "@:3:6: [a] text after the closing quote\n"
     "@:4:6: [a] the quote that opens here is never closed\n"},
    {"period;a;b\n2015;1,234;5\n2016;2;7,890\n", 2,
     "@:2:6: [a] a number such as 1,234 can be read in two ways\n"
     "@:3:8: [b] a number such as 1,234 can be read in two ways\n"},
    {"gdp,cpi\n1,2\n", 1, "@:1:1: no column of periods\n"},
    {"period,a\n", 1, "@:2: there is no row below the heading\n"},
    {"", 1, "@:1:1: there is nothing in the file\n"},
    {"{\"name\":1}", 1, "@:\n"},
};

/* Each line as far as the expected one goes; what would be right is not repeated here. */
static void compare(const char *got, const char *want, const char *path)
{
    while (*want) {
        const char *want_end = strchr(want, '\n'), *got_end = strchr(got, '\n');
        size_t n = (size_t)(want_end - want) - 1, path_n = strlen(path);
        ENSURE(got_end != NULL);
        if (!got_end) return;
        if (strncmp(got, path, path_n) != 0 || strncmp(got + path_n, want + 1, n) != 0)
            fprintf(stderr, "want %.*s\n got %.*s\n", (int)n, want + 1, (int)(got_end - got), got), test_failures++;
        want = want_end + 1;
        got = got_end + 1;
    }
    ENSURE_TEXT(got, "");
}

static void write_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    ENSURE(file && fwrite(text, 1, n, file) == n);
    if (file) fclose(file);
}

static void check_rows(const char *path)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_buffer lines = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        int64_t faults = -1;
        int before = test_failures;
        write_file(path, rows[i].text, strlen(rows[i].text));
        ENSURE(pace_panel_check(&lines, &faults, path, NULL, &err) == PACE_OK);
        ENSURE(faults == rows[i].faults);
        compare(lines.text ? lines.text : "", rows[i].lines, path);
        if (test_failures > before) fprintf(stderr, "  row %zu: %s\n%s\n", i, rows[i].text, lines.text ? lines.text : "");
        pace_buffer_clear(&lines);
    }
}

/* The first 1000 are written, all are counted. */
static void check_many(const char *path)
{
    pace_buffer text = PACE_BUFFER_INIT, lines = PACE_BUFFER_INIT;
    int64_t faults = 0, count = 0;
    pace_buffer_text(&text, "period,a\n");
    for (int i = 0; i < 1500; i++) pace_buffer_format(&text, "%d,x\n", 2000 + i);
    write_file(path, text.text, text.length);
    ENSURE(pace_panel_check(&lines, &faults, path, NULL, NULL) == PACE_OK && faults == 1500);
    for (size_t i = 0; i < lines.length; i++) count += lines.text[i] == '\n';
    ENSURE(count == 1000);
    pace_buffer_clear(&text);
    pace_buffer_clear(&lines);
}

static void check_refused(const char *path)
{
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int64_t faults = 77;
    write_file(path, "\xFF\xFEx", 3);
    ENSURE(pace_panel_check(&lines, &faults, path, NULL, &err) == PACE_ERR_PARSE && err.code == PACE_ERR_PARSE);
    ENSURE(pace_panel_check(&lines, &faults, "/nonexistent/x", NULL, &err) == PACE_ERR_IO);
    ENSURE(pace_panel_check(NULL, &faults, path, NULL, &err) == PACE_ERR_ARG);
    ENSURE(faults == 77 && lines.length == 0);
    pace_buffer_clear(&lines);
}

static void check_memory(const char *path)
{
    long total = 0;
    for (size_t i = 1; i < 5; i++) {
        write_file(path, rows[i].text, strlen(rows[i].text));
        for (long k = 0; k <= total || k == 0; k++) {
            counting count = {0, 0, k, false};
            pace_allocator allocator = {counting_resize, &count};
            pace_read_opts opts = PACE_READ_OPTS_INIT;
            pace_buffer lines = PACE_BUFFER_INIT;
            int64_t faults = 0;
            opts.allocator = lines.allocator = &allocator;
            ENSURE(pace_panel_check(&lines, &faults, path, &opts, NULL) == (k ? PACE_ERR_NOMEM : PACE_OK));
            if (k == 0) total = count.calls;
            pace_buffer_clear(&lines);
            ENSURE(count.live == 0);
        }
    }
}

int main(void)
{
    char path[] = "/tmp/pace_check_XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0) return TEST_SKIP;
    close(fd);
    check_rows(path);
    check_many(path);
    check_refused(path);
    check_memory(path);
    unlink(path);
    return TEST_RESULT;
}
