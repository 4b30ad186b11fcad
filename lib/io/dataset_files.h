/* The files of a data set: one, or the *.json of a folder in name order. */
#ifndef PACE_LIB_DATASET_FILES_H
#define PACE_LIB_DATASET_FILES_H

#include "io/dataset_json.h"

enum { DATASET_FILES = 1000 }; /* in one folder */

typedef struct dataset_file {
    const char *name; /* as errors call it */
    json_t *root;
} dataset_file;

typedef struct dataset_files {
    dataset_file at[DATASET_FILES];
    size_t count;
    pace__arena arena;
} dataset_files;

/* Reads and parses all; dataset_files_close releases, also after a failure. */
pace_status dataset_files_open(dataset_files *out, const char *path, const pace_allocator *allocator, pace_error *err);
void dataset_files_close(dataset_files *files);

#endif
