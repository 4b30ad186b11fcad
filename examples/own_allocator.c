/* A data set in memory of one's own: every byte of it goes through the caller's allocator.
 * usage: own_allocator [DATASET] */
#include <pace/pace.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct counter {
    size_t now, most, calls;
} counter;

static void *counted(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    counter *count = ctx;
    void *moved = NULL;
    count->calls++;
    if (new_size == 0) {
        free(ptr);
    } else {
        moved = realloc(ptr, new_size);
        if (!moved)
            return NULL;
    }
    count->now = count->now - old_size + new_size;
    count->most = count->now > count->most ? count->now : count->most;
    return moved;
}

int main(int argc, char **argv)
{
    counter count = {0, 0, 0};
    pace_allocator mine = {counted, &count};
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;

    opts.allocator = &mine;
    if (pace_dataset_load_with(&data, argc > 1 ? argv[1] : "data/wuhan.json", &opts, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    pace_dataset_free(data);
    printf("at most %zu kB in %zu calls; %zu bytes left over\n", count.most / 1024, count.calls, count.now);
    return count.now != 0;
}
