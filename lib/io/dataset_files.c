#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include "io/dataset_files.h"
#include "pace/panel.h"

static pace_status parse_file(dataset_file *file, const pace_allocator *allocator, pace_error *err)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_status status;
    bytes.allocator = allocator;
    status = pace_file_read(&bytes, file->name, err);
    if (strcmp(file->name, "-") == 0)
        file->name = "<stdin>";
    if (!status)
        status = dataset_parse(&file->root, bytes.text ? bytes.text : "", bytes.length, file->name, err);
    pace_buffer_clear(&bytes);
    return status;
}

static bool is_json(const char *name)
{
    size_t n = strlen(name);
    return name[0] != '.' && n > 5 && strcmp(name + n - 5, ".json") == 0;
}

static const char *join(pace__arena *arena, const char *folder, const char *name)
{
    size_t a = strlen(folder), b = strlen(name), slash = a && folder[a - 1] == '/' ? 0 : 1;
    char *path = pace__arena_alloc(arena, a + slash + b + 1, 1);
    if (!path)
        return NULL;
    memcpy(path, folder, a);
    if (slash)
        path[a] = '/';
    memcpy(path + a + slash, name, b);
    return path;
}

/* Keeps the list in name order while it grows; a folder hands its names out in any. */
static void insert(dataset_files *files, const char *name)
{
    size_t i = files->count++;
    for (; i > 0 && strcmp(files->at[i - 1].name, name) > 0; i--)
        files->at[i] = files->at[i - 1];
    files->at[i] = (dataset_file){name, NULL};
}

static pace_status list_folder(dataset_files *files, const char *path, pace_error *err)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    pace_status status = PACE_OK;
    if (!folder)
        return errno == ENOMEM
                   ? pace__fail_memory(err)
                   : pace__fail(err, PACE_ERR_IO, path, "the folder cannot be opened; check its permissions");
    while (!status && (entry = readdir(folder)) != NULL) {
        const char *name = is_json(entry->d_name) ? join(&files->arena, path, entry->d_name) : NULL;
        if (files->arena.failed)
            status = pace__fail_memory(err);
        else if (name && files->count == DATASET_FILES)
            status = pace__fail(err, PACE_ERR_RANGE, path, "more than %d files in the folder; join some",
                                (int)DATASET_FILES);
        else if (name)
            insert(files, name);
    }
    closedir(folder);
    if (!status && !files->count)
        status =
            pace__fail(err, PACE_ERR_IO, path, "no file in the folder is called *.json; a data set has at least one");
    return status;
}

pace_status dataset_files_open(dataset_files *out, const char *path, const pace_allocator *allocator, pace_error *err)
{
    struct stat info;
    pace_status status = PACE_OK;
    out->count = 0;
    pace__arena_init(&out->arena, allocator);
    if (strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        status = list_folder(out, path, err);
    else
        out->at[out->count++] = (dataset_file){path, NULL};
    for (size_t i = 0; i < out->count && !status; i++)
        status = parse_file(&out->at[i], allocator, err);
    return status;
}

void dataset_files_close(dataset_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        json_decref(files->at[i].root);
    files->count = 0;
    pace__arena_clear(&files->arena);
}
