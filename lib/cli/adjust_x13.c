/* pace adjust --how x13: X-13ARIMA-SEATS as a program of its own. A specification is written into a folder that is removed again,
 * the tables that the program saves there are read back. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "cli/adjust.h"

enum { PATH_ROOM = 4200, NOT_FOUND = 127 };

/* As the program is called where it is built with plain and with marked-up listings. */
static const char *const programs[] = {"x13as", "x13as_ascii", "x13as_html", "x13ashtml"};
static const char *const tables[ADJUST_PARTS] = {"d12", "d10", "d13", "d11"}; /* trend, seasonal, irregular, adjusted */

/* --- specification ------------------------------------------------------------------------------------------------- */

static const char *mode_text(pace_season_mode mode)
{
    static const char *const names[] = {"add", "mult", "logadd", "pseudoadd"};
    return names[mode];
}

static void put_x11(pace_buffer *out, const adjust_ask *ask)
{
    const pace_x11_opts *o = &ask->x11;
    bool names_s = o->filter != PACE_X11_MSR && o->filter != PACE_X11_DEFAULT && o->filter != PACE_X11_STABLE;
    pace_buffer_text(out, "x11{\n");
    pace_buffer_format(out, "  mode = %s\n", mode_text(ask->mode));
    if (o->filter != PACE_X11_MSR)
        pace_buffer_format(out, "  seasonalma = %s%s\n", names_s ? "s" : "", pace_x11_filter_name(o->filter));
    if (o->henderson)
        pace_buffer_format(out, "  trendma = %d\n", (int)o->henderson);
    pace_buffer_text(out, "  sigmalim = (");
    pace_buffer_number(out, o->sigma_low);
    pace_buffer_text(out, " ");
    pace_buffer_number(out, o->sigma_high);
    pace_buffer_text(out, ")\n");
    if (o->sigma != PACE_X11_SIGMA_NONE)
        pace_buffer_format(out, "  calendarsigma = %s\n", pace_x11_sigma_name(o->sigma));
    pace_buffer_text(out, "  save = (d10 d11 d12 d13)\n}\n");
}

/* The usual treatment: trading days and Easter where they matter, outliers, a model. */
static void put_spec(pace_buffer *out, pace_view in, const adjust_ask *ask)
{
    int period = (int)in.first.freq;
    bool logs = ask->mode == PACE_SEASON_MULTIPLICATIVE || ask->mode == PACE_SEASON_LOG;
    pace_buffer_format(out, "series{\n  title = \"series\"\n  start = %d.%d\n  period = %d\n  data = (\n", pace_period_year(in.first),
                       pace_period_sub(in.first), period);
    for (int64_t i = 0; i < in.n; i++) {
        pace_buffer_number(out, in.x[i * in.stride]);
        pace_buffer_text(out, "\n");
    }
    pace_buffer_format(out,
                       "  )\n}\ntransform{ function = %s }\nregression{ aictest = (td easter) }\noutlier{}\nautomdl{}\n"
                       "forecast{ maxlead = %d }\n",
                       logs ? "log" : "none", period);
    put_x11(out, ask);
}

static bool write_file(const char *path, const pace_buffer *text)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(text->text, 1, text->length, file) == text->length;
    return file && fclose(file) == 0 && good;
}

/* --- the program --------------------------------------------------------------------------------------------------- */

/* Waits for it; its exit code, NOT_FOUND where there is none of that name. */
static int run_program(const char *folder)
{
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        int nothing = open("/dev/null", O_RDWR);
        if (nothing < 0 || chdir(folder) != 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(nothing, 2) < 0)
            _exit(NOT_FOUND - 1);
        for (size_t k = 0; k < sizeof programs / sizeof *programs; k++) {
            execlp(programs[k], programs[k], "run", (char *)NULL);
            if (errno != ENOENT && errno != EACCES)
                _exit(NOT_FOUND - 1);
        }
        _exit(NOT_FOUND);
    }
    if (child < 0)
        return NOT_FOUND - 1;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : NOT_FOUND - 1;
}

/* With whatever the program left in it. */
static void remove_folder(const char *folder)
{
    char path[PATH_ROOM];
    DIR *open_folder = opendir(folder);
    for (const struct dirent *entry = open_folder ? readdir(open_folder) : NULL; entry; entry = readdir(open_folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    if (open_folder)
        closedir(open_folder);
    rmdir(folder);
}

/* --- tables -------------------------------------------------------------------------------------------------------- */

static void set_where(pace_error *err, pace_status code, const char *text)
{
    err->code = code;
    err->where[0] = '\0';
    snprintf(err->text, sizeof err->text, "%s", text);
}

/* Lines "194901<tab>+0.123E+01" behind two lines of heading; values that the series does not reach to are left out. */
static int64_t read_lines(char *text, pace_out out, pace_view in)
{
    int64_t count = 0;
    char *save = NULL;
    int base = pace_period_year(in.first) * in.first.freq + pace_period_sub(in.first) - 1;
    for (char *line = strtok_r(text, "\r\n", &save); line; line = strtok_r(NULL, "\r\n", &save)) {
        size_t digits = strspn(line, "0123456789"), gap = strspn(line + digits, " \t");
        double value, date;
        char *number = line + digits + gap + (line[digits + gap] == '+');
        if (digits != 6 || !gap || pace_number_parse(&date, line, 6, NULL) || pace_number_parse(&value, number, strlen(number), NULL))
            continue;
        int64_t at = (int64_t)date / 100 * in.first.freq + (int64_t)date % 100 - 1 - base;
        if (at < 0 || at >= in.n)
            continue;
        out.x[at * out.stride] = value;
        count++;
    }
    return count;
}

static bool read_table(pace_out out, const char *folder, const char *name, pace_view in)
{
    char path[PATH_ROOM];
    pace_buffer text = PACE_BUFFER_INIT;
    snprintf(path, sizeof path, "%s/run.%s", folder, name);
    bool good = !pace_file_read(&text, path, NULL) && text.text && read_lines(text.text, out, in) == in.n;
    pace_buffer_clear(&text);
    return good;
}

/* What the program complained of first; "" where it did not. Its list of errors may be marked up: a line ends at a tag, too. */
static void first_complaint(char *out, size_t room, const char *folder)
{
    static const char *const names[] = {"run.err", "run_err.html"};
    char path[PATH_ROOM];
    out[0] = '\0';
    for (size_t k = 0; k < sizeof names / sizeof *names && !out[0]; k++) {
        pace_buffer text = PACE_BUFFER_INIT;
        snprintf(path, sizeof path, "%s/%s", folder, names[k]);
        if (!pace_file_read(&text, path, NULL) && text.text) {
            const char *found = strstr(text.text, "ERROR:");
            size_t n = found ? strcspn(found, "\r\n<") : 0;
            if (found)
                snprintf(out, room, "%.*s", (int)(n < 200 ? n : 200), found);
        }
        pace_buffer_clear(&text);
    }
}

static int adjust_in(const char *folder, const pace_out parts[ADJUST_PARTS], pace_view in, const adjust_ask *ask, bool *missing,
                     pace_error *err)
{
    char path[PATH_ROOM], complaint[256], text[512];
    pace_buffer spec = PACE_BUFFER_INIT;
    put_spec(&spec, in, ask);
    snprintf(path, sizeof path, "%s/run.spc", folder);
    bool written = spec.status == PACE_OK && write_file(path, &spec);
    pace_buffer_clear(&spec);
    int code = written ? run_program(folder) : 0;
    *missing = code == NOT_FOUND;
    if (*missing)
        set_where(err, PACE_ERR_NOTFOUND, "there is no program x13as (X-13ARIMA-SEATS) on PATH; install it, or take --how x11");
    for (int k = 0; k < ADJUST_PARTS && written && !*missing; k++)
        written = read_table(parts[k], folder, tables[k], in);
    if (written && !*missing)
        return CLI_DONE;
    for (int k = 0; k < ADJUST_PARTS; k++)
        for (int64_t i = 0; i < in.n; i++)
            parts[k].x[i * parts[k].stride] = (double)NAN;
    first_complaint(complaint, sizeof complaint, folder);
    snprintf(text, sizeof text, "x13as gave no result%s%s; --how x11 does without a model", *complaint ? ": " : "", complaint);
    if (!*missing)
        set_where(err, PACE_ERR_DATA, text);
    return CLI_NOTHING;
}

int adjust_by_x13(const pace_out parts[ADJUST_PARTS], pace_view in, const adjust_ask *ask, bool *missing, pace_error *err)
{
    char folder[] = "/tmp/pace-x13-XXXXXX";
    int64_t from = 0, end = in.n;
    pace_out inner[ADJUST_PARTS];
    *missing = false;
    while (from < end && isnan(in.x[from * in.stride]))
        from++;
    while (end > from && isnan(in.x[(end - 1) * in.stride]))
        end--;
    pace_view view = {in.x + from * in.stride, end - from, in.stride, pace_view_period(in, from)};
    for (int64_t i = 0; i < view.n; i++) {
        if (isfinite(view.x[i * view.stride]))
            continue;
        set_where(err, PACE_ERR_DATA, "a value is missing inside the series; fill it before adjusting");
        return CLI_NOTHING;
    }
    if (view.first.freq != PACE_MONTHLY && view.first.freq != PACE_QUARTERLY) {
        set_where(err, PACE_ERR_FREQ, "X-13 adjusts months and quarters; --how stl takes any period");
        return CLI_USAGE;
    }
    if (!mkdtemp(folder)) {
        set_where(err, PACE_ERR_IO, "/tmp cannot take a folder for x13as; free some room there");
        return CLI_OUTPUT;
    }
    for (int k = 0; k < ADJUST_PARTS; k++)
        inner[k] = (pace_out){parts[k].x + from * parts[k].stride, view.n, parts[k].stride};
    int code = adjust_in(folder, inner, view, ask, missing, err);
    remove_folder(folder);
    return code;
}
