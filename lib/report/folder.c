/* A report as a folder, made beside its place and moved there whole. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "report/draw.h"
#include "report/writers.h"

static pace_status io_error(pace_error *err, const char *path, const char *what)
{
    char reason[128];
    if (strerror_r(errno, reason, sizeof reason))
        reason[0] = 0;
    return pace__fail(err, PACE_ERR_IO, path, "%s: %s", what, reason);
}

/* "DIR/NAME"; the buffer is the caller's. */
static const char *under(pace_buffer *path, const char *folder, const char *name)
{
    path->length = 0;
    pace_buffer_text(path, folder);
    pace_buffer_char(path, '/');
    pace_buffer_text(path, name);
    return path->status ? NULL : path->text;
}

/* --- is it a former report, and nothing else? ------------------------------------------------------------------- */

static bool ends_with(const char *name, const char *ending)
{
    size_t n = strlen(name), m = strlen(ending);
    return n > m && strcmp(name + n - m, ending) == 0;
}

static bool our_name(const char *name, bool inside_charts)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return true;
    if (inside_charts)
        return ends_with(name, ".svg") || ends_with(name, ".png");
    return strcmp(name, "index.html") == 0 || strcmp(name, "report.md") == 0 || strcmp(name, "report.json") == 0 ||
           strcmp(name, "charts") == 0;
}

/* A name that no report has; "" = none. */
static void stranger_in(char *out, size_t size, const char *folder, bool inside_charts)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    out[0] = 0;
    while (dir && !out[0] && (entry = readdir(dir)) != NULL) {
        size_t n = strlen(entry->d_name);
        if (!our_name(entry->d_name, inside_charts))
            memcpy(out, entry->d_name, (n < size ? n : size - 1) + 1);
        out[size - 1] = 0;
    }
    if (dir)
        closedir(dir);
}

static const char *skip_space(const char *s)
{
    return s + strspn(s, " \t\r\n");
}

/* The file begins with {"format":"pace-report". */
static bool is_marker(const char *path)
{
    static const char *const tokens[] = {"{", "\"format\"", ":", "\"pace-report\""};
    char head[256];
    struct stat info;
    const char *at = head;
    int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    ssize_t n = file >= 0 && !fstat(file, &info) && S_ISREG(info.st_mode) ? read(file, head, sizeof head - 1) : -1;

    if (file >= 0)
        close(file);
    if (n < 0)
        return false;
    head[n] = 0;
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        at = skip_space(at);
        if (strncmp(at, tokens[i], strlen(tokens[i])) != 0)
            return false;
        at += strlen(tokens[i]);
    }
    return true;
}

/* *exists, when the path can be taken; else an error that says what to do. */
static pace_status check_place(bool *exists, const char *path, pace_buffer *scratch, pace_error *err)
{
    struct stat info;
    char name[256];
    const char *inner;

    *exists = false;
    if (lstat(path, &info))
        return errno == ENOENT ? PACE_OK : io_error(err, path, "the folder cannot be looked at");
    if (!S_ISDIR(info.st_mode))
        return pace__fail(err, PACE_ERR_IO, path, "there is something here that is no folder; choose another name");
    inner = under(scratch, path, "report.json");
    if (!inner)
        return pace__fail_memory(err);
    if (!is_marker(inner))
        return pace__fail(err, PACE_ERR_IO, path,
                          "the folder is there and holds no former report; choose another name or move it away");
    stranger_in(name, sizeof name, path, false);
    inner = name[0] ? NULL : under(scratch, path, "charts");
    if (inner)
        stranger_in(name, sizeof name, inner, true);
    if (name[0])
        return pace__fail(err, PACE_ERR_IO, path,
                          "the former report here also holds %q, which would be lost; move that away first", name);
    *exists = true;
    return PACE_OK;
}

/* --- taking away what a report is made of; errors do not matter -------------------------------------------------- */

static void remove_files(const char *folder, pace_buffer *scratch)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    while (dir && (entry = readdir(dir)) != NULL) {
        const char *path = under(scratch, folder, entry->d_name);
        if (path)
            unlink(path); /* fails on folders, which is as it should be */
    }
    if (dir)
        closedir(dir);
    rmdir(folder);
}

static void remove_report(const char *folder, const pace_allocator *allocator)
{
    pace_buffer charts = PACE_BUFFER_INIT, scratch = PACE_BUFFER_INIT;
    charts.allocator = scratch.allocator = allocator;
    if (under(&charts, folder, "charts"))
        remove_files(charts.text, &scratch);
    remove_files(folder, &scratch);
    pace_buffer_clear(&charts);
    pace_buffer_clear(&scratch);
}

/* --- filling ---------------------------------------------------------------------------------------------------- */

static pace_status write_chart(const pace_report *report, const char *folder, const doc_figure *figure,
                               const char *format, pace_error *err)
{
    pace_buffer picture = PACE_BUFFER_INIT, path = PACE_BUFFER_INIT;
    pace_status status;

    picture.allocator = path.allocator = report->allocator;
    status = report_draw(&picture, figure, report->lang, format, "", PACE_THEME_LIGHT, report->allocator, err);
    under(&path, folder, "charts");
    pace_buffer_char(&path, '/');
    report_put_id(&path, figure->id);
    pace_buffer_char(&path, '.');
    pace_buffer_text(&path, format);
    if (!status)
        status = path.status ? pace__fail_memory(err) : pace_buffer_write(&picture, path.text, err);
    pace_buffer_clear(&picture);
    pace_buffer_clear(&path);
    return status;
}

static pace_status write_page(const pace_report *report, const char *folder, const char *name, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT, path = PACE_BUFFER_INIT;
    pace_status status;

    text.allocator = path.allocator = report->allocator;
    if (strcmp(name, "report.md") == 0)
        status = report_markdown(&text, report, true, err);
    else
        status = pace_report_render(&text, report, strcmp(name, "index.html") == 0 ? "html" : "json", err);
    if (!status)
        status = under(&path, folder, name) ? pace_buffer_write(&text, path.text, err) : pace__fail_memory(err);
    pace_buffer_clear(&text);
    pace_buffer_clear(&path);
    return status;
}

static pace_status fill(const pace_report *report, const char *folder, pace_error *err)
{
    static const char *const pages[] = {"index.html", "report.md", "report.json"};
    pace_buffer path = PACE_BUFFER_INIT;
    pace_status status = PACE_OK;

    path.allocator = report->allocator;
    if (!under(&path, folder, "charts"))
        status = pace__fail_memory(err);
    else if (mkdir(path.text, 0777))
        status = io_error(err, path.text, "the folder cannot be made");
    pace_buffer_clear(&path);
    for (const doc_block *block = report->doc.first; block && !status; block = block->next) {
        if (block->kind != DOC_FIGURE)
            continue;
        status = write_chart(report, folder, block->figure, "svg", err);
        if (!status)
            status = write_chart(report, folder, block->figure, "png", err);
    }
    for (size_t i = 0; i < sizeof pages / sizeof *pages && !status; i++)
        status = write_page(report, folder, pages[i], err);
    return status;
}

/* --- into place ------------------------------------------------------------------------------------------------- */

/* A folder beside the place that did not exist before; `beside` gets its name. */
static pace_status make_beside(pace_buffer *beside, const char *path, const char *word, pace_error *err)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        beside->length = 0;
        pace_buffer_text(beside, path);
        pace_buffer_format(beside, ".%s-%ld-%d", word, (long)getpid(), attempt);
        if (beside->status)
            return pace__fail_memory(err);
        if (!mkdir(beside->text, 0777))
            return PACE_OK;
        if (errno != EEXIST)
            break;
    }
    return io_error(err, path, "no folder can be made here");
}

static pace_status move_in(const char *made, const char *path, bool exists, const pace_allocator *allocator,
                           pace_error *err)
{
    pace_buffer old = PACE_BUFFER_INIT;
    pace_status status = PACE_OK;

    old.allocator = allocator;
    if (exists)
        status = make_beside(&old, path, "old", err);
    /* renaming onto an empty folder replaces it */
    if (!status && exists && rename(path, old.text)) {
        status = io_error(err, path, "the former report cannot be moved away");
        rmdir(old.text);
    }
    if (!status && rename(made, path)) {
        status = io_error(err, path, "the report cannot be moved into place");
        if (exists && rename(old.text, path))
            status = io_error(err, old.text, "the former report is left here, its place could not be filled");
    } else if (!status && exists) {
        remove_report(old.text, allocator);
    }
    pace_buffer_clear(&old);
    return status;
}

pace_status report_folder(const pace_report *report, const char *path, pace_error *err)
{
    pace_buffer place = PACE_BUFFER_INIT, made = PACE_BUFFER_INIT, scratch = PACE_BUFFER_INIT;
    size_t n = strlen(path);
    bool exists = false;
    pace_status status;

    place.allocator = made.allocator = scratch.allocator = report->allocator;
    while (n && path[n - 1] == '/')
        n--;
    pace_buffer_bytes(&place, path, n);
    if (!n || place.status)
        status = n ? pace__fail_memory(err)
                   : pace__fail(err, PACE_ERR_ARG, path, "the root cannot be a report; name a folder");
    else
        status = check_place(&exists, place.text, &scratch, err);
    if (!status)
        status = make_beside(&made, place.text, "new", err);
    if (!status) {
        status = fill(report, made.text, err);
        if (!status)
            status = move_in(made.text, place.text, exists, report->allocator, err);
        if (status)
            remove_report(made.text, report->allocator);
    }
    pace_buffer_clear(&place);
    pace_buffer_clear(&made);
    pace_buffer_clear(&scratch);
    return status;
}
