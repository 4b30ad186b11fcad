/* Whole files onto the disk: a temporary file beside the target is written, flushed, closed and renamed. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h> /* rename */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "core/core.h"
#include "core/format.h"
#include "pace/buffer.h"

enum { NAME_TRIES = 1000, LOWEST_FD = 3, MOST_LINKS = 40, NAME_SIZE = 2 * PACE__INTEGER_SIZE + 16 };

/* Own words: the system's are in the language and the encoding of the process. */
static const struct {
    int number;
    const char *text;
} reasons[] = {
    {ENOENT, "there is no such folder"},
    {ENOTDIR, "part of the path is no folder"},
    {EACCES, "permission denied"},
    {EPERM, "permission denied"},
    {EISDIR, "it is a folder; name a file in it"},
    {ELOOP, "its symbolic links lead in a circle"},
    {ENAMETOOLONG, "the name is too long"},
    {ENOSPC, "the disk is full"},
    {EDQUOT, "the quota is used up"},
    {EFBIG, "the file would be larger than is allowed"},
    {EROFS, "the file system is read-only"},
    {EMFILE, "too many files are open"},
    {ENFILE, "too many files are open"},
    {ENXIO, "nobody reads from it; start the reader first"},
    {EPIPE, "the reader has gone"},
    {EIO, "the device reports an error"},
};

static pace_status fail_system(pace_error *err, const char *path, int number)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].number == number)
            return pace__fail(err, PACE_ERR_IO, path, "cannot be written: %s", reasons[i].text);
    return pace__fail(err, PACE_ERR_IO, path, "cannot be written: system error %d", number);
}

/* Never one of the three standard places: with one of them closed, messages would end up in the file. */
static int open_high(const char *path, int flags, mode_t mode)
{
    int fd, high, number;
    do
        fd = open(path, flags | O_CLOEXEC | O_NOCTTY, mode);
    while (fd < 0 && errno == EINTR);
    if (fd < 0 || fd >= LOWEST_FD)
        return fd;
    high = fcntl(fd, F_DUPFD_CLOEXEC, LOWEST_FD);
    number = errno;
    close(fd);
    errno = number;
    return high;
}

/* 0 or the system's error number. */
static int write_all(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        size_t piece = count < (size_t)1 << 30 ? count : (size_t)1 << 30;
        ssize_t done = write(fd, bytes, piece);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return errno;
        bytes += done;
        count -= (size_t)done;
    }
    return 0;
}

enum { READER_TRIES = 100 }; /* of 20 ms each */

/* The reader of a pipe may come a little later; one that never comes is an error and no halt. */
static int open_for_reader(const char *path, bool pipe)
{
    const struct timespec pause = {0, 20000000};
    int fd = open_high(path, O_WRONLY | O_NONBLOCK, 0);
    for (int i = 0; pipe && fd < 0 && errno == ENXIO && i < READER_TRIES; i++) {
        nanosleep(&pause, NULL);
        fd = open_high(path, O_WRONLY | O_NONBLOCK, 0);
    }
    return fd;
}

/* Opened without waiting for ever, then written in the usual way. */
static int write_in_place(const char *path, bool pipe, const pace_buffer *buffer)
{
    int number, flags, fd = open_for_reader(path, pipe);
    if (fd < 0)
        return errno;
    flags = fcntl(fd, F_GETFL);
    if (flags >= 0)
        (void)fcntl(fd, F_SETFL, flags & ~O_NONBLOCK);
    number = write_all(fd, buffer->text, buffer->length);
    if (close(fd) && number == 0 && errno != EINTR)
        number = errno;
    return number;
}

/* Puts a short name into the target's folder, so that a long target name leaves room for it. */
static bool temporary_name(char out[PATH_MAX], const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash ? (size_t)(slash - path) + 1 : 0;
    if (folder + NAME_SIZE > PATH_MAX)
        return false;
    memcpy(out, path, folder);
    memcpy(out + folder, ".pace-", 6);
    folder += 6;
    folder += pace__print_integer(out + folder, (int64_t)getpid());
    out[folder++] = '-';
    folder += pace__print_integer(out + folder, number);
    memcpy(out + folder, ".tmp", 5);
    return true;
}

/* A file that nobody else has, in the target's folder; -1 with errno. The umask applies as to any new file. */
static int open_temporary(char out[PATH_MAX], const char *path)
{
    for (int i = 0; i < NAME_TRIES; i++) {
        int fd;
        if (!temporary_name(out, path, i)) {
            errno = ENAMETOOLONG;
            return -1;
        }
        fd = open_high(out, O_WRONLY | O_CREAT | O_EXCL, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

/* Flushing has no meaning on some file systems; that is no loss of data. */
static int flush(int fd)
{
    while (fsync(fd)) {
        if (errno == EINVAL || errno == ENOSYS || errno == EROFS || errno == ENOTSUP)
            return 0;
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

static int replace_file(const char *path, const struct stat *before, const pace_buffer *buffer)
{
    char temporary[PATH_MAX];
    int number, fd = open_temporary(temporary, path);
    if (fd < 0)
        return errno;
    number = write_all(fd, buffer->text, buffer->length);
    if (number == 0 && before && fchmod(fd, before->st_mode & 07777))
        number = errno;
    if (number == 0)
        number = flush(fd);
    if (close(fd) && number == 0 && errno != EINTR)
        number = errno;
    if (number == 0 && rename(temporary, path))
        number = errno;
    if (number)
        (void)unlink(temporary);
    return number;
}

/* Where a path leads in the end, so that a link stays a link and its target is replaced. 0 or the error's number. */
static int follow_links(char out[PATH_MAX], const char *path)
{
    size_t n = strlen(path);
    if (n >= PATH_MAX)
        return ENAMETOOLONG;
    memcpy(out, path, n + 1);
    for (int i = 0; i < MOST_LINKS; i++) {
        char target[PATH_MAX], *slash;
        struct stat info;
        ssize_t length;
        size_t folder;
        if (lstat(out, &info) || !S_ISLNK(info.st_mode))
            return 0;
        length = readlink(out, target, sizeof target);
        if (length < 0)
            return errno;
        slash = strrchr(out, '/');
        folder = slash && target[0] != '/' ? (size_t)(slash - out) + 1 : 0;
        if (folder + (size_t)length >= PATH_MAX)
            return ENAMETOOLONG;
        memcpy(out + folder, target, (size_t)length);
        out[folder + (size_t)length] = '\0';
    }
    return ELOOP;
}

pace_status pace_buffer_write(const pace_buffer *buffer, const char *path, pace_error *err)
{
    char target[PATH_MAX];
    struct stat info;
    int number;
    bool exists;
    if (!buffer || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_buffer_write needs a buffer and a path");
    if (buffer->status)
        return pace__fail_memory(err);
    if (path[0] == '\0')
        return pace__fail(err, PACE_ERR_IO, "\"\"", "is no file name; name a file");
    exists = stat(path, &info) == 0;
    number = exists ? 0 : errno;
    if ((exists && S_ISDIR(info.st_mode)) || path[strlen(path) - 1] == '/')
        number = EISDIR;
    else if (exists && !S_ISREG(info.st_mode))
        number = write_in_place(path, S_ISFIFO(info.st_mode), buffer);
    else if (number == 0 || number == ENOENT)
        number = follow_links(target, path);
    else
        return fail_system(err, path, number);
    if (number == 0 && (!exists || S_ISREG(info.st_mode)))
        number = replace_file(target, exists ? &info : NULL, buffer);
    return number ? fail_system(err, path, number) : PACE_OK;
}
