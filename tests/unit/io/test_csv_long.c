/* The quick way through long tables gives what the general reader gives, byte for byte, for any number of chunks and
 * threads; and it keeps its hands off whatever is not plain. */
#include <unistd.h>
#include "io/csv_long.h"
#include "panel_test.h"

typedef struct outcome {
    pace_panel *panel;
    pace_status status;
    bool taken;
    pace_error err;
} outcome;

/* With NULL for `exec` and 0 for `chunk`: the general reader. */
static outcome read_with(const char *text, size_t n, size_t chunk, const pace_exec *exec, const pace_allocator *allocator)
{
    const pace_read_opts opts = PACE_READ_OPTS_INIT;
    const pace_error none = PACE_ERROR_INIT;
    panel_input input = {text, n, "f.csv", opts};
    csv_source source = {text, -1, 0, n};
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    outcome got = {NULL, PACE_OK, false, none};
    memset(&notes, 0, sizeof notes);
    input.opts.exec = exec;
    input.opts.allocator = allocator;
    if (!chunk)
        got.status = panel_text(&input, &decoded, &notes, &got.err);
    if (!got.status)
        got.status = chunk ? csv_long_read(&got.panel, &got.taken, &source, &input, &notes, chunk, &got.err)
                           : panel_read_csv(&got.panel, &input, &notes, &got.err);
    if (!got.status && got.panel) got.status = panel_note_text(got.panel, &notes, &got.err);
    if (got.status && got.panel) {
        pace_panel_free(got.panel);
        got.panel = NULL;
    }
    return got;
}

static bool same_bytes(const void *a, const void *b, size_t n)
{
    return (a == NULL) == (b == NULL) && (!a || memcmp(a, b, n) == 0);
}

static bool same_panel(const pace_panel *a, const pace_panel *b)
{
    size_t cells = (size_t)a->rows * (size_t)a->cols;
    if (a->rows != b->rows || a->cols != b->cols || !pace_period_same(a->first, b->first)) return false;
    for (int64_t i = 0; i < a->rows; i++) {
        pace_series x = pace_panel_series(a, i), y = pace_panel_series(b, i);
        if (strcmp(x.key, y.key) != 0 || strcmp(x.name, y.name) != 0) return false;
        if (!pace_unit_same(x.unit, y.unit) || x.kind != y.kind) return false;
    }
    return strcmp(pace_panel_assumptions(a), pace_panel_assumptions(b)) == 0 && same_bytes(a->values, b->values, cells * 8) &&
           same_bytes(a->status, b->status, cells) && same_bytes(a->decimals, b->decimals, cells) &&
           same_bytes(a->qualifier, b->qualifier, cells);
}

/* 1, 2, 3 and 7 chunks, one for every row or so, with one thread and with `exec`. The text with its number if they differ. */
static int compare(const char *text, size_t n, const pace_exec *exec)
{
    static const size_t parts[] = {1, 2, 3, 7};
    size_t chunks[] = {n + 1, n / 2 + 1, n / 3 + 1, n / 7 + 1, 16};
    outcome slow = read_with(text, n, 0, NULL, NULL);
    int taken = 0;
    for (size_t i = 0; i < 2 * sizeof chunks / sizeof *chunks; i++) {
        outcome quick = read_with(text, n, chunks[i / 2], i % 2 ? exec : NULL, NULL);
        bool right = !quick.status && quick.taken == (quick.panel != NULL);
        if (quick.taken) right = right && slow.panel && same_panel(slow.panel, quick.panel);
        if (!right)
            fprintf(stderr, "case %d of %d chunks, general reader: %s\n%.*s\n", (int)i, i / 2 < 4 ? (int)parts[i / 2] : -1,
                    slow.status ? slow.err.text : "fine", n < 2000 ? (int)n : 2000, text);
        ENSURE(right);
        taken += quick.taken;
        pace_panel_free(quick.panel);
    }
    pace_panel_free(slow.panel);
    return taken;
}

/* --- by hand --------------------------------------------------------------------------------------------------------- */

#define HEAD "series,period,value\n"

static void test_plain(const pace_exec *exec)
{
    static const char *const texts[] = {
        HEAD "a,2000,1\n",
        HEAD "a,2000,1",
        HEAD "a,2000,1\r\nb,2000,2\r\n",
        HEAD "a,2000,1\nb,2001,2\n\n\r\n\n",
        "period,value,series\n2000-01,1.50,a\n2000-02,-2.5,a\n2000-01,3,b\n",
        "value;series;period\n1;a;2000-Q1\n+2;a;2000-Q2\n",
        "value\tseries\tperiod\n1e3\ta\t2000-W01\n-0\ta\t2000-W02\n",
        "\xEF\xBB\xBF" HEAD "国内生产总值,2000年,100655.3\n国内生产总值,2001年,\n",
        HEAD "a,2002,3\na,2000,1\nb,2001,2\n",
        HEAD "a,2000,1\nb,2000,2\na,2001,3\nb,2001,4\na,2002,5\nb,2002,6\n",
        HEAD "a,2003,1\nb,2002,2\na,2001,3\nb,2000,4\na,1990,5\nb,2012,6\n",
        HEAD "\"a\",\"2000\",\"1\"\n\"b, c\",2000,\n\"b, c\",2001,\"\"\n",
        HEAD "a,2000-01-01,1\na,2000-02-01,2\n",
        HEAD "a,2000-01-01,1\na,2000-02-02,2\n",
        HEAD "a,2000,NA\na,2001,-\na,2002,\xE2\x80\x94\nb,2000,n/a\n",
        HEAD "a,2000,\na,2001,\n",
        HEAD "a, 2000 ,1\na,2001\xC2\xA0,1\n",
        HEAD "a,2000,123456789012345678901234567890\na,2001,0.1234567890123456789\na,2002,9007199254740993\n",
        HEAD "a,2000,1e-5\na,2001,4.9e-324\na,2002,000000000000000000000000.5\na,2003,1e-999\n",
        HEAD "a,Jan 2000,1\na,Feb 2000,2\na,2000M03,3\na,200004,4\n",
        HEAD "a b,2000,1\na b,2001,1\na bc,2000,1\na,2000,2\n",
        HEAD "a,2000-01,1\na,2000-010,1\n",
        "# a comment\n" HEAD "a,2000,1\n",
        "A title\n" HEAD "a,2000,1\n",
        HEAD "*a,2000,1\nNote: b,2000,2\n", /* no notes: they have a period and a value */
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t skip = memcmp(texts[i], "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        int taken = compare(texts[i] + skip, strlen(texts[i] + skip), exec);
        bool plain = strstr(texts[i], "-010") == NULL;
        if (taken != (plain ? 10 : 0)) fprintf(stderr, "%d readings in the quick way: %s\n", taken, texts[i]);
        ENSURE(taken == (plain ? 10 : 0));
    }
}

static void test_not_plain(const pace_exec *exec)
{
    static const char *const texts[] = {
        HEAD,
        HEAD "\n\n",
        HEAD "a,2000,1\na,2000,2\n",
        HEAD "a,2000,1\nb,2000,2\na,2001,1\nb,2000,2\n",
        HEAD "a,2000,1\n a,2000,2\n",
        HEAD "a,2000,1\n\"a\",2000,2\n",
        HEAD "a,2000,1\na,2001-01,2\n",
        HEAD "a,2000,1\nb,2001-Q1,2\n",
        HEAD "a,2000,1\n,2001,2\n",
        HEAD "a,2000,1\na,,2\n",
        HEAD "a,2000,1\na,2001\n",
        HEAD "a,2000,1\na,2001,2,3\n",
        HEAD "a,2000,1\n\na,2001,2\n",
        HEAD "a,2000,1\n,,\na,2001,2\n",
        HEAD "a,2000,1 \na,2001,2\n",
        HEAD "a,2000,8.8%\na,2001,2.0%\n",
        HEAD "a,2000,\"1,234.5\"\na,2001,2\n",
        HEAD "a,2000,.5\n",
        HEAD "a,2000,5.\n",
        HEAD "a,2000,0x10\n",
        HEAD "a,2000,1e999\n",
        HEAD "a,2000,\xEF\xBC\x91\n",
        HEAD "a\x01,2000,1\n",
        HEAD "a\xFF,2000,1\n",
        HEAD "a  b,2000,1\n",
        HEAD "\xE3\x80\x80" "a,2000,1\n",
        HEAD "a\xC2\xA0,2000,1\n",
        HEAD "a\"b,2000,1\n",
        HEAD "\"a\"b,2000,1\n",
        HEAD "\"a\"\"b\",2000,1\n",
        HEAD "\"a\nb\",2000,1\n",
        HEAD "\"a,2000,1\n",
        HEAD "a,2000,1\r",
        HEAD "a,2000,1\rb,2000,2\n",
        HEAD "a,2000,1\r\r\n",
        HEAD "a,2000-13,1\n",
        HEAD "a,2015\xE5\xB9\xB4" "1-6\xE6\x9C\x88,1\n",
        HEAD "a,2000-01,1\na,2000-01-01,1\n",
        "series,period,value\ra,2000,1\r",
        "Table 1 (Unit: CNY_100m)\n" HEAD "a,2000,1\n",
        HEAD "a,2000,1\nNote: made up\n",
        HEAD "a,2000,1\nb,,\nc,2001,\n",
        HEAD "a,2000,[1]\n",
        HEAD "a,2000,1.9\xE4\xB8\x87\xE4\xBA\xBF\xE5\x85\x83\n",
        "period,a\n2000,1\n",
        "series,period,value,status\na,2000,1,A\n",
        "series,period,value,unit\na,2000,1,%\n",
        "",
        "a",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int taken = compare(texts[i], strlen(texts[i]), exec);
        if (taken) fprintf(stderr, "taken: %s\n", texts[i]);
        ENSURE(taken == 0);
    }
    for (size_t at = 20; at < 29; at++) { /* a NUL in the place of each byte of the first row */
        char text[] = HEAD "a,2000,1\nb,2000,2\n";
        text[at] = '\0';
        ENSURE(compare(text, sizeof text - 1, exec) == 0);
    }
}

/* --- random tables --------------------------------------------------------------------------------------------------- */

static uint64_t random_state = 20260814;

static uint32_t draw(uint32_t below)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((random_state >> 33) % below);
}

typedef struct table_form {
    uint32_t series, periods, freq, order, oddity; /* one cell in `oddity` is odd; 0 = none */
    bool quoted;
} table_form;

static void add_period(pace_buffer *out, uint32_t freq, uint32_t i)
{
    static const char *const marks[] = {"", "-Q", "-0", "-W0", "-01-0"};
    uint32_t parts = freq == 0 ? 1 : freq == 1 ? 4 : 9;
    pace_buffer_integer(out, 1998 + (int64_t)(i / parts));
    pace_buffer_text(out, marks[freq]);
    if (freq) pace_buffer_integer(out, 1 + (int64_t)(i % parts));
}

static void add_value(pace_buffer *out)
{
    static const char *const others[] = {"", "NA", "-1e3", "1.25e-7", "12345678901234567890.125", "+7", "0.000", "-0.0"};
    uint32_t kind = draw(40);
    if (kind < 8) {
        pace_buffer_text(out, others[kind]);
        return;
    }
    pace_buffer_integer(out, (int64_t)draw(1000000) - (kind == 9 ? 1000000 : 0));
    if (kind > 20) pace_buffer_format(out, ".%d%d", (int)draw(1000), (int)draw(10));
}

static void add_row(pace_buffer *out, const table_form *form, uint32_t series, uint32_t period)
{
    static const char *const odd[] = {"\"", ",", " ", "\r", "%", "\xC2", "\n", "\"\""};
    if (form->quoted) pace_buffer_format(out, "\"key %d\",", (int)(series * series));
    else pace_buffer_format(out, "key_%d,", (int)(series * series));
    add_period(out, form->freq, period);
    pace_buffer_char(out, ',');
    add_value(out);
    if (form->oddity && !draw(form->oddity)) pace_buffer_text(out, odd[draw(8)]);
    pace_buffer_text(out, form->quoted && draw(2) ? "\r\n" : "\n");
}

static void make_table(pace_buffer *out, const table_form *form)
{
    uint32_t rows = form->series * form->periods, step = 1;
    out->length = 0;
    pace_buffer_text(out, HEAD);
    if (form->order == 2) /* a step that has no factor in common with the rows visits each once */
        for (step = rows / 3 | 1; rows % 3 == 0 ? step % 3 == 0 : false;) step += 2;
    for (uint32_t i = 0; i < rows; i++) {
        uint32_t at = (uint32_t)((uint64_t)i * step % rows);
        uint32_t series = form->order == 1 ? at % form->series : at / form->periods;
        uint32_t period = form->order == 1 ? at / form->series : at % form->periods;
        if (form->order != 2 && !draw(20)) continue;
        add_row(out, form, series, period);
    }
}

static void test_random(const pace_exec *exec)
{
    pace_buffer text = PACE_BUFFER_INIT;
    int taken = 0, tables = 0;
    for (uint32_t i = 0; i < 180; i++) {
        table_form form = {1 + draw(12), 1 + draw(40), i % 5, i / 5 % 3, i % 4 ? 0 : 30, i % 7 == 0};
        make_table(&text, &form);
        taken += compare(text.text, text.length, exec);
        tables++;
    }
    ENSURE(taken > tables * 5); /* most are plain or nearly so */
    pace_buffer_clear(&text);
}

/* --- files ----------------------------------------------------------------------------------------------------------- */

static bool write_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    bool done = file && fwrite(text, 1, n, file) == n;
    if (file) done = fclose(file) == 0 && done;
    return done;
}

static void check_file(const char *path, const pace_buffer *text, const pace_exec *exec, bool plain)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_panel *panel = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_status status;
    bool taken = false;
    outcome slow = read_with(text->text, text->length, 0, NULL, NULL);
    opts.exec = exec;
    ENSURE(write_file(path, text->text, text->length));
    ENSURE(!csv_long_load(&panel, &taken, path, &opts, NULL) && taken == plain);
    pace_panel_free(panel);
    panel = NULL;
    status = pace_panel_load(&panel, path, &opts, &err);
    ENSURE(status == slow.status);
    ENSURE_TEXT(err.text, slow.err.text);
    ENSURE(!slow.panel || (panel && same_panel(panel, slow.panel)));
    pace_panel_free(panel);
    pace_panel_free(slow.panel);
}

static void test_files(const pace_exec *exec)
{
    char path[] = "/tmp/pace-test-XXXXXX";
    table_form form = {700, 96, 2, 0, 0, false};
    pace_buffer text = PACE_BUFFER_INIT;
    int fd = mkstemp(path);
    ENSURE(fd >= 0);
    if (fd < 0) return;
    close(fd);
    for (form.order = 0; form.order < 3; form.order++) {
        make_table(&text, &form);
        ENSURE(text.length > CSV_LONG_LEAST);
        check_file(path, &text, NULL, true);
        check_file(path, &text, exec, true);
    }
    pace_buffer_text(&text, "key_9,2001-01,1\n"); /* twice: both lines are named */
    check_file(path, &text, exec, false);
    text.length -= 16;
    pace_buffer_text(&text, "key_9,2001-01;1\n");
    check_file(path, &text, exec, false);
    ENSURE(remove(path) == 0);
    pace_buffer_clear(&text);
}

/* Reading beyond what is there, and what is no regular file, leaves the way to the general reader. */
static void test_no_file(void)
{
    const pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_panel *panel = NULL;
    bool taken = true;
    char path[] = "/tmp/pace-test-XXXXXX", bytes[8];
    size_t size = 0;
    int fd = mkstemp(path);
    ENSURE(fd >= 0 && write(fd, "1234567", 7) == 7);
    ENSURE(io_read_at(fd, 2, bytes, 5) && memcmp(bytes, "34567", 5) == 0);
    ENSURE(!io_read_at(fd, 2, bytes, 6));
    close(fd);
    fd = io_open_regular(path, &size);
    ENSURE(fd >= 0 && size == 7);
    if (fd >= 0) io_close(fd);
    remove(path);
    ENSURE(io_open_regular(path, &size) == -1);
    ENSURE(io_open_regular("/dev/zero", &size) == -1);
    ENSURE(io_open_regular("/", &size) == -1);
    ENSURE(!csv_long_load(&panel, &taken, path, &opts, NULL) && !taken && !panel);
}

/* --- memory ---------------------------------------------------------------------------------------------------------- */

static void test_memory(void)
{
    table_form form = {9, 30, 1, 1, 0, true};
    pace_buffer text = PACE_BUFFER_INIT;
    counting count = {0, 0, 0, false};
    const pace_allocator allocator = {counting_resize, &count};
    outcome got;
    make_table(&text, &form);
    for (long k = 1;; k++) {
        const counting fresh = {0, 0, k, false};
        count = fresh;
        got = read_with(text.text, text.length, text.length / 3, NULL, &allocator);
        ENSURE((got.status == PACE_ERR_NOMEM) == (count.calls >= k));
        ENSURE(got.status || got.taken);
        pace_panel_free(got.panel);
        ENSURE(count.live == 0);
        if (count.calls < k || k > 1000) break;
    }
    ENSURE(count.fail_at > 10 && count.fail_at < 1000);
    pace_buffer_clear(&text);
}

int main(void)
{
    pace_pool *pool = NULL;
    pace_exec exec;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    if (!pool) return TEST_RESULT;
    exec = pace_pool_exec(pool);
    test_plain(&exec);
    test_not_plain(&exec);
    test_random(&exec);
    test_files(&exec);
    test_no_file();
    test_memory();
    pace_pool_free(pool);
    return TEST_RESULT;
}
