/* Where reports go: files by their ending, folders moved into place whole, former reports replaced and nothing else. */
#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>
#include "report_test.h"

static char root[] = "/tmp/pace-report-XXXXXX";

static const char *in_root(const char *name)
{
    static char path[4][256];
    static int turn;
    turn = (turn + 1) % 4;
    snprintf(path[turn], sizeof path[turn], "%s/%s", root, name);
    return path[turn];
}

static bool exists(const char *name)
{
    struct stat info;
    return stat(in_root(name), &info) == 0;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(in_root(name), "w");
    ENSURE(file != NULL);
    if (file) {
        fputs(text, file);
        fclose(file);
    }
}

/* Entries of a folder, without the two that every folder has. */
static int entries(const char *name)
{
    DIR *dir = opendir(in_root(name));
    int count = 0;
    while (dir && readdir(dir))
        count++;
    if (dir)
        closedir(dir);
    return count - 2;
}

static void files(const pace_report *report)
{
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_report_write(report, in_root("a.html"), &err) == PACE_OK);
    ENSURE(pace_report_write(report, in_root("a.md"), &err) == PACE_OK);
    ENSURE(pace_report_write(report, in_root("a.json"), &err) == PACE_OK);
    ENSURE(pace_report_write(report, in_root("a.pdf"), &err) == PACE_OK);
    ENSURE(exists("a.html") && exists("a.md") && exists("a.json") && exists("a.pdf"));
    ENSURE(pace_report_write(report, in_root("a.docx"), &err) == PACE_ERR_UNSUPPORTED && strstr(err.text, ".pdf"));
    ENSURE(pace_report_write(report, in_root("a"), &err) == PACE_ERR_UNSUPPORTED);
    ENSURE(pace_report_write(report, in_root("no/a.html"), &err) == PACE_ERR_IO);
    ENSURE(pace_report_write(report, "", &err) == PACE_ERR_ARG);
    ENSURE(entries("") == 4);
}

static void folder(const pace_report *report)
{
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_report_write(report, in_root("out/"), &err) == PACE_OK);
    ENSURE(exists("out/index.html") && exists("out/report.md") && exists("out/report.json"));
    ENSURE(exists("out/charts/overview.svg") && exists("out/charts/overview.png"));
    ENSURE(entries("") == 5);
    /* a former report is replaced, its old pictures go */
    put("out/charts/old.svg", "<svg/>");
    ENSURE(pace_report_write(report, in_root("out/"), &err) == PACE_OK);
    ENSURE(!exists("out/charts/old.svg") && exists("out/index.html") && entries("") == 5);
}

static void refusals(const pace_report *report)
{
    pace_error err = PACE_ERROR_INIT;
    /* what is no report stays as it is */
    ENSURE(mkdir(in_root("mine"), 0777) == 0);
    put("mine/notes.txt", "mine");
    ENSURE(pace_report_write(report, in_root("mine/"), &err) == PACE_ERR_IO && strstr(err.text, ";"));
    ENSURE(exists("mine/notes.txt") && entries("mine") == 1);
    put("mine/report.json", "{\"format\":\"something else\"}");
    ENSURE(pace_report_write(report, in_root("mine/"), &err) == PACE_ERR_IO);
    /* nor is a stranger inside a former report lost */
    put("out/notes.txt", "mine");
    ENSURE(pace_report_write(report, in_root("out/"), &err) == PACE_ERR_IO && strstr(err.text, "notes.txt"));
    ENSURE(exists("out/notes.txt") && exists("out/index.html"));
    unlink(in_root("out/notes.txt"));
    /* a file, a missing parent, the root */
    ENSURE(pace_report_write(report, in_root("a.html/"), &err) == PACE_ERR_IO && exists("a.html"));
    ENSURE(pace_report_write(report, in_root("no/out/"), &err) == PACE_ERR_IO);
    ENSURE(pace_report_write(report, "///", &err) == PACE_ERR_ARG);
    ENSURE(entries("") == 6);
}

/* A failure on the way leaves the former report untouched and nothing beside it. */
static void failing_memory(const pace_dataset *data)
{
    fault_heap heap = {0, 0, 0};
    pace_allocator allocator = {fault_resize, &heap};
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_report *report = NULL;
    long before;

    opts.allocator = &allocator;
    ENSURE(pace_report_new(&report, data, &opts, NULL) == PACE_OK);
    before = heap.calls;
    for (long k = 1; k < 2000; k += k < 12 ? 1 : 97) {
        heap.fail_at = before + k;
        heap.calls = before;
        if (pace_report_write(report, in_root("out/"), NULL) == PACE_OK)
            break;
        ENSURE(exists("out/index.html") && exists("out/report.json") && exists("out/charts/overview.png"));
        ENSURE(entries("") == 6);
    }
    pace_report_free(report);
    ENSURE(heap.live == 0);
}

static void sweep(const char *name)
{
    DIR *dir = opendir(in_root(name));
    struct dirent *entry;
    char path[512], folder[256];
    snprintf(folder, sizeof folder, "%s", in_root(name));
    while (dir && (entry = readdir(dir)) != NULL) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path);
    }
    if (dir)
        closedir(dir);
    rmdir(folder);
}

int main(void)
{
    pace_dataset *data = made_up();
    pace_report *report = data ? report_in(data, "en") : NULL;
    if (!report || !mkdtemp(root))
        return 1;
    files(report);
    folder(report);
    refusals(report);
    failing_memory(data);
    sweep("out/charts");
    sweep("out");
    sweep("mine");
    sweep("");
    pace_report_free(report);
    pace_dataset_free(data);
    return TEST_RESULT;
}
