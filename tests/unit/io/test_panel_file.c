/* Files: regular ones and pipes are read, everything that could hang or never end is refused. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "panel_test.h"

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ENSURE(file != NULL);
    if (!file) return;
    fputs(text, file);
    fclose(file);
}

static void check_refused(const char *path, const char *part)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_buffer_text(&out, "kept");
    ENSURE(pace_file_read(&out, path, &err) == PACE_ERR_IO);
    ENSURE(err.code == PACE_ERR_IO);
    if (!strstr(err.text, part)) ENSURE_TEXT(err.text, part);
    ENSURE(out.length == 4 && strcmp(out.text, "kept") == 0);
    pace_buffer_clear(&out);
}

static void check_pipe(const char *fifo)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pid_t child;
    int ready[2];
    ENSURE(pipe(ready) == 0);
    child = fork();
    if (child == 0) {
        int fd = open(fifo, O_RDWR); /* both ways, so that neither side waits to open */
        char go = 1;
        if (write(ready[1], &go, 1) != 1) _exit(1);
        for (int i = 0; i < 3; i++) {
            struct timespec pause = {0, 20000000};
            nanosleep(&pause, NULL);
            if (write(fd, "2015,1\n", 7) != 7) _exit(1);
        }
        _exit(0);
    }
    {
        char go;
        ENSURE(read(ready[0], &go, 1) == 1);
    }
    ENSURE(pace_file_read(&out, fifo, &err) == PACE_OK);
    ENSURE_TEXT(out.text ? out.text : "", "2015,1\n2015,1\n2015,1\n");
    pace_buffer_clear(&out);
    ENSURE(waitpid(child, NULL, 0) == child);
    close(ready[0]);
    close(ready[1]);
}

static void check_standard_input(const char *path, const char *text)
{
    int kept = dup(STDIN_FILENO), fd = open(path, O_RDONLY);
    ENSURE(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
    close(fd);
    check_refused("-", text);
    if (kept >= 0) {
        ENSURE(dup2(kept, STDIN_FILENO) == STDIN_FILENO);
        close(kept);
    }
}

int main(void)
{
    char folder[] = "/tmp/panel_file.XXXXXX", path[64], fifo[64];
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    ENSURE(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/a.csv", folder);
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);

    write_file(path, "period,gdp\n2015,1\n");
    ENSURE(pace_file_read(&out, path, &err) == PACE_OK);
    ENSURE(pace_file_read(&out, path, &err) == PACE_OK);
    ENSURE_TEXT(out.text, "period,gdp\n2015,1\nperiod,gdp\n2015,1\n");
    pace_buffer_clear(&out);
    ENSURE(pace_panel_load(&panel, path, NULL, &err) == PACE_OK);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,gdp\n2015,1\n");
    pace_panel_free(panel);
    write_file(path, "");
    ENSURE(pace_file_read(&out, path, &err) == PACE_OK && out.length == 0);
    pace_buffer_clear(&out);

    check_refused("/tmp/panel_file.none/x", "no such file");
    check_refused(folder, "folder");
    check_refused("", "no file name");
    check_refused("/dev/zero", "device");
    check_refused("/dev/null", "device");
    check_standard_input("/dev/null", "standard input is empty");
    check_standard_input(path, "standard input is empty");
    check_standard_input("/dev/zero", "device");
    ENSURE(mkfifo(fifo, 0600) == 0);
    check_refused(fifo, "nobody writes");
    check_pipe(fifo);
    {
        char link[64];
        snprintf(link, sizeof link, "%s/loop", folder);
        ENSURE(symlink("loop", link) == 0);
        check_refused(link, "circle");
        unlink(link);
    }
    unlink(fifo);
    unlink(path);
    ENSURE(rmdir(folder) == 0);
    return TEST_RESULT;
}
