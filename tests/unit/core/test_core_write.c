/* Files on disk: whole or not at all, nothing left beside them. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "pace/buffer.h"
#include "test.h"

static char folder[64] = "/tmp/pace-write-XXXXXX";

static const char *in_folder(char *out, size_t size, const char *name)
{
    snprintf(out, size, "%s/%s", folder, name);
    return out;
}

static int entries(void)
{
    int count = 0;
    DIR *dir = opendir(folder);
    while (dir && readdir(dir))
        count++;
    if (dir)
        closedir(dir);
    return count - 2;
}

static void expect_content(const char *path, const char *want)
{
    char got[256] = "";
    FILE *in = fopen(path, "rb");
    size_t n = in ? fread(got, 1, sizeof got - 1, in) : 0;
    got[n] = '\0';
    if (in)
        fclose(in);
    ENSURE_TEXT(got, want);
}

static void check_files(const pace_buffer *first, const pace_buffer *second)
{
    char path[200], link[200], target[200];
    struct stat info;
    pace_error err = PACE_ERROR_INIT;
    in_folder(path, sizeof path, "a.txt");
    ENSURE(!pace_buffer_write(first, path, &err));
    expect_content(path, "first");
    ENSURE(stat(path, &info) == 0 && (info.st_mode & 0777) == 0644);
    ENSURE(chmod(path, 0640) == 0);
    ENSURE(!pace_buffer_write(second, path, &err));
    expect_content(path, "the second");
    ENSURE(stat(path, &info) == 0 && (info.st_mode & 0777) == 0640);
    /* a link stays a link */
    in_folder(link, sizeof link, "link");
    in_folder(target, sizeof target, "loop");
    ENSURE(symlink("a.txt", link) == 0 && symlink("loop", target) == 0);
    ENSURE(!pace_buffer_write(first, link, &err));
    ENSURE(lstat(link, &info) == 0 && S_ISLNK(info.st_mode));
    expect_content(path, "first");
    ENSURE(pace_buffer_write(first, target, &err) == PACE_ERR_IO && strstr(err.text, "circle"));
    ENSURE(entries() == 3);
}

static void check_refusals(const pace_buffer *buffer)
{
    char path[400], name[300];
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_buffer_write(buffer, in_folder(path, sizeof path, "no/such/folder"), &err) == PACE_ERR_IO);
    ENSURE_TEXT(err.where, path);
    ENSURE(strstr(err.text, "no such folder"));
    ENSURE(pace_buffer_write(buffer, folder, &err) == PACE_ERR_IO && strstr(err.text, "folder"));
    ENSURE(pace_buffer_write(buffer, in_folder(path, sizeof path, "new/"), &err) == PACE_ERR_IO);
    ENSURE(pace_buffer_write(buffer, in_folder(path, sizeof path, "a.txt/b"), &err) == PACE_ERR_IO);
    ENSURE(pace_buffer_write(buffer, "", &err) == PACE_ERR_IO);
    ENSURE(pace_buffer_write(buffer, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_buffer_write(NULL, "x", &err) == PACE_ERR_ARG);
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    ENSURE(pace_buffer_write(buffer, in_folder(path, sizeof path, name), &err) == PACE_ERR_IO);
    ENSURE(entries() == 3);
    /* the longest name that a folder takes */
    name[255] = '\0';
    ENSURE(!pace_buffer_write(buffer, in_folder(path, sizeof path, name), &err));
    ENSURE(unlink(path) == 0);
}

/* Comes to the pipe only after the writer has gone there. */
static void *read_late(void *arg)
{
    const struct timespec a_while = {0, 50000000};
    char path[200];
    int fd;
    (void)nanosleep(&a_while, NULL);
    fd = open(in_folder(path, sizeof path, "pipe"), O_RDONLY);
    ENSURE(fd >= 0 && read(fd, arg, 15) > 0);
    close(fd);
    return NULL;
}

static void check_devices(const pace_buffer *buffer)
{
    char path[200], got[16] = "", waited[16] = "";
    pace_error err = PACE_ERROR_INIT;
    pthread_t late;
    int fd;
    ENSURE(!pace_buffer_write(buffer, "/dev/null", &err));
    if (access("/dev/full", W_OK) == 0)
        ENSURE(pace_buffer_write(buffer, "/dev/full", &err) == PACE_ERR_IO && strstr(err.text, "full"));
    in_folder(path, sizeof path, "pipe");
    ENSURE(mkfifo(path, 0600) == 0);
    ENSURE(pthread_create(&late, NULL, read_late, waited) == 0);
    ENSURE(!pace_buffer_write(buffer, path, &err)); /* waits for the reader */
    ENSURE(pthread_join(late, NULL) == 0);
    ENSURE_TEXT(waited, buffer->text);
    fd = open(path, O_RDONLY | O_NONBLOCK);
    ENSURE(fd >= 0);
    ENSURE(!pace_buffer_write(buffer, path, &err));
    ENSURE(read(fd, got, sizeof got - 1) == (ssize_t)buffer->length);
    ENSURE_TEXT(got, buffer->text);
    close(fd);
    ENSURE(unlink(path) == 0);
}

/* A limit on the size of files stands for a full disk: part of the text is written, then no more. */
static void check_full(const pace_buffer *buffer)
{
    char path[200];
    pace_error err = PACE_ERROR_INIT;
    pace_buffer large = PACE_BUFFER_INIT;
    struct rlimit before, small;
    int left = entries();
    in_folder(path, sizeof path, "a.txt");
    ENSURE(!pace_buffer_write(buffer, path, &err));
    for (int i = 0; i < 5000; i++)
        pace_buffer_text(&large, "0123456789");
    ENSURE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = before;
    small.rlim_cur = 20000;
    signal(SIGXFSZ, SIG_IGN);
    ENSURE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    ENSURE(pace_buffer_write(&large, path, &err) == PACE_ERR_IO && strstr(err.text, "larger"));
    ENSURE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    expect_content(path, buffer->text);
    ENSURE(entries() == left);
    /* and no more files may be open than there are */
    ENSURE(getrlimit(RLIMIT_NOFILE, &before) == 0);
    small = before;
    small.rlim_cur = 3;
    ENSURE(setrlimit(RLIMIT_NOFILE, &small) == 0);
    ENSURE(pace_buffer_write(&large, path, &err) == PACE_ERR_IO && strstr(err.text, "open"));
    ENSURE(setrlimit(RLIMIT_NOFILE, &before) == 0);
    expect_content(path, buffer->text);
    pace_buffer_clear(&large);
}

/* With a standard place closed, the file must not take it: messages would end up in it. */
static void check_closed_place(const pace_buffer *buffer)
{
    char path[200];
    int kept = dup(0);
    close(0);
    ENSURE(!pace_buffer_write(buffer, in_folder(path, sizeof path, "a.txt"), NULL));
    ENSURE(fcntl(0, F_GETFD) == -1);
    ENSURE(kept < 0 || (dup2(kept, 0) == 0 && close(kept) == 0));
    expect_content(path, buffer->text);
}

/* A folder that takes no new file: the old one stays as it was. */
static void check_no_room(const pace_buffer *buffer)
{
    char path[200], file[220];
    pace_error err = PACE_ERROR_INIT;
    in_folder(path, sizeof path, "closed");
    snprintf(file, sizeof file, "%s/f", path);
    ENSURE(mkdir(path, 0700) == 0);
    ENSURE(!pace_buffer_write(buffer, file, &err));
    ENSURE(chmod(path, 0500) == 0);
    if (access(path, W_OK) != 0) { /* root may write anyway */
        ENSURE(pace_buffer_write(buffer, file, &err) == PACE_ERR_IO && strstr(err.text, "permission"));
        expect_content(file, buffer->text);
    }
    ENSURE(chmod(path, 0700) == 0 && unlink(file) == 0 && rmdir(path) == 0);
}

static void *write_often(void *arg)
{
    char path[200];
    in_folder(path, sizeof path, "shared");
    for (int i = 0; i < 40; i++)
        ENSURE(!pace_buffer_write(arg, path, NULL));
    return NULL;
}

/* Two writers of one file: it is always one of the two texts. */
static void check_race(pace_buffer *first, pace_buffer *second)
{
    char path[200];
    pthread_t other;
    struct stat info;
    in_folder(path, sizeof path, "shared");
    ENSURE(pthread_create(&other, NULL, write_often, first) == 0);
    for (int i = 0; i < 40; i++) {
        ENSURE(!pace_buffer_write(second, path, NULL));
        ENSURE(stat(path, &info) == 0 &&
               (info.st_size == (off_t)first->length || info.st_size == (off_t)second->length));
    }
    pthread_join(other, NULL);
    ENSURE(unlink(path) == 0);
}

int main(void)
{
    pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT, none = PACE_BUFFER_INIT;
    char path[200];
    umask(022);
    if (!mkdtemp(folder))
        return TEST_SKIP;
    pace_buffer_text(&first, "first");
    pace_buffer_text(&second, "the second");
    check_files(&first, &second);
    check_refusals(&first);
    check_devices(&first);
    check_no_room(&first);
    check_full(&first);
    check_closed_place(&first);
    check_race(&first, &second);
    ENSURE(!pace_buffer_write(&none, in_folder(path, sizeof path, "a.txt"), NULL));
    expect_content(path, "");
    static const char *const names[] = {"a.txt", "link", "loop"};
    for (int i = 0; i < 3; i++)
        ENSURE(unlink(in_folder(path, sizeof path, names[i])) == 0);
    ENSURE(rmdir(folder) == 0);
    pace_buffer_clear(&first);
    pace_buffer_clear(&second);
    return TEST_RESULT;
}
