/* A folder made beside its place and moved there whole. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/cli.h"

static int fail(const char *path, const char *what)
{
    cli_say("%s: %s: %s", path, what, strerror(errno));
    return CLI_OUTPUT;
}

static bool is_ours(const char *name, const cli_file *files, int count)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return true;
    for (int i = 0; i < count; i++)
        if (strcmp(name, files[i].name) == 0)
            return true;
    return false;
}

/* Is the place free, or a folder with nothing in it that would be lost? *exists: the latter. */
static int check_place(bool *exists, const char *path, const cli_file *files, int count)
{
    struct stat info;
    int code = CLI_DONE;
    *exists = false;
    if (lstat(path, &info))
        return errno == ENOENT ? CLI_DONE : fail(path, "the folder cannot be looked at");
    if (!S_ISDIR(info.st_mode)) {
        cli_say("%s: there is something here that is no folder; choose another name", path);
        return CLI_OUTPUT;
    }
    DIR *dir = opendir(path);
    struct dirent *entry;
    if (!dir)
        return fail(path, "the folder cannot be looked at");
    while (!code && (entry = readdir(dir)) != NULL) {
        if (is_ours(entry->d_name, files, count))
            continue;
        cli_say("%s: the folder already holds %s; choose another name, or move that away", path, entry->d_name);
        code = CLI_OUTPUT;
    }
    closedir(dir);
    *exists = true;
    return code;
}

static void name_in(pace_buffer *out, const char *folder, const char *name)
{
    out->length = 0;
    pace_buffer_format(out, "%s/%s", folder, name);
}

/* Errors do not matter: what cannot be taken away stays. */
static void remove_folder(const char *folder, const cli_file *files, int count)
{
    pace_buffer path = PACE_BUFFER_INIT;
    for (int i = 0; i < count; i++) {
        name_in(&path, folder, files[i].name);
        if (path.text)
            unlink(path.text);
    }
    rmdir(folder);
    pace_buffer_clear(&path);
}

static int make_beside(pace_buffer *beside, const char *path, const char *word)
{
    for (int i = 0; i < 100; i++) {
        beside->length = 0;
        pace_buffer_format(beside, "%s.%s-%ld-%d", path, word, (long)getpid(), i);
        if (beside->status)
            return cli_usage("out of memory");
        if (!mkdir(beside->text, 0777))
            return CLI_DONE;
        if (errno != EEXIST)
            break;
    }
    return fail(path, "no folder can be made here");
}

static int fill(const char *folder, const cli_file *files, int count)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer path = PACE_BUFFER_INIT;
    int code = CLI_DONE;
    for (int i = 0; i < count && !code; i++) {
        name_in(&path, folder, files[i].name);
        if (path.status)
            code = cli_usage("out of memory");
        else if (pace_buffer_write(files[i].bytes, path.text, &err))
            code = cli_fail(CLI_OUTPUT, &err);
    }
    pace_buffer_clear(&path);
    return code;
}

static int move_in(const char *made, const char *path, bool exists, const cli_file *files, int count)
{
    pace_buffer old = PACE_BUFFER_INIT;
    int code = exists ? make_beside(&old, path, "old") : CLI_DONE;
    if (!code && exists && rename(path, old.text)) { /* onto the empty folder that was just made */
        code = fail(path, "the former folder cannot be moved away");
        rmdir(old.text);
    }
    if (!code && rename(made, path)) {
        code = fail(path, "the folder cannot be moved into place");
        if (exists && rename(old.text, path))
            cli_say("%s: the former folder is left here", old.text);
    } else if (!code && exists) {
        remove_folder(old.text, files, count);
    }
    pace_buffer_clear(&old);
    return code;
}

int cli_deliver_folder(const char *path, const cli_file *files, int count, bool replace)
{
    pace_buffer place = PACE_BUFFER_INIT, made = PACE_BUFFER_INIT;
    size_t n = strlen(path);
    bool exists = false;
    int code = CLI_DONE;
    while (n && path[n - 1] == '/')
        n--;
    pace_buffer_bytes(&place, path, n);
    const char *last = n ? strrchr(place.text ? place.text : "", '/') : NULL;
    last = last ? last + 1 : place.text;
    if (!last || strcmp(last, ".") == 0 || strcmp(last, "..") == 0)
        code = cli_usage("%s: name the folder to make, such as my-plan", path);
    if (!code)
        code = check_place(&exists, place.text, files, replace ? count : 0);
    if (!code)
        code = make_beside(&made, place.text, "new");
    if (!code) {
        code = fill(made.text, files, count);
        if (!code)
            code = move_in(made.text, place.text, exists, files, count);
        if (code)
            remove_folder(made.text, files, count);
    }
    pace_buffer_clear(&place);
    pace_buffer_clear(&made);
    return code;
}
