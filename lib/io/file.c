/* Whole files into memory: regular files, pipes and standard input, never more than a gibibyte. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include "core/core.h"
#include "io/panel_internal.h"
#include "pace/panel.h"

/* Own words: the system's are in the language and the encoding of the process. */
static const char *reason(int number)
{
    switch (number) {
    case ENOENT:
        return "there is no such file";
    case ENOTDIR:
        return "part of the path is no folder";
    case EACCES:
    case EPERM:
        return "permission denied";
    case EISDIR:
        return "it is a folder";
    case ELOOP:
        return "its symbolic links lead in a circle";
    case ENAMETOOLONG:
        return "the name is too long";
    case EMFILE:
    case ENFILE:
        return "too many files are open";
    case EBADF:
        return "it is closed";
    case EIO:
        return "the device reports an error";
    default:
        return NULL;
    }
}

static pace_status fail_system(pace_error *err, const char *name, int number)
{
    const char *text = reason(number);
    if (number == ENOMEM)
        return pace__fail_memory(err);
    if (text)
        return pace__fail(err, PACE_ERR_IO, name, "cannot be read: %s", text);
    return pace__fail(err, PACE_ERR_IO, name, "cannot be read: system error %d", number);
}

/* /dev/null in the place of standard input: there is an end at once. */
static bool is_at_end(int fd)
{
    struct pollfd now = {fd, POLLIN, 0};
    char byte;
    return poll(&now, 1, 0) == 1 && read(fd, &byte, 1) == 0;
}

/* Devices can be endless or answer to nobody; a terminal on standard input is the one that people mean. */
static pace_status check_kind(int fd, bool standard_input, struct stat *info, const char *name, pace_error *err)
{
    if (fstat(fd, info))
        return fail_system(err, name, errno);
    if (S_ISREG(info->st_mode) || S_ISFIFO(info->st_mode) || S_ISSOCK(info->st_mode))
        return PACE_OK;
    if (S_ISDIR(info->st_mode))
        return pace__fail(err, PACE_ERR_IO, name, "is a folder; name a file in it");
    if (S_ISCHR(info->st_mode) && standard_input && (isatty(fd) || is_at_end(fd)))
        return PACE_OK;
    return pace__fail(err, PACE_ERR_IO, name, "is a device; give a file, a pipe or standard input");
}

static pace_status fail_size(pace_error *err, const char *name)
{
    return pace__fail(err, PACE_ERR_RANGE, name, "holds more than 1 GiB; split it into smaller files");
}

/* Room for `size` more bytes, with one to tell the end from a full buffer and one for the NUL. */
static bool make_room(pace_buffer *out, size_t size)
{
    void *text = out->text;
    bool done = pace__reserve(out->allocator, &text, &out->capacity, out->length + size + 2, 1);
    out->text = text;
    return done;
}

static pace_status read_all(pace_buffer *out, int fd, size_t expected, const char *name, pace_error *err)
{
    size_t start = out->length;
    if (!make_room(out, expected))
        return pace__fail_memory(err);
    for (;;) {
        size_t room = out->capacity - out->length - 1;
        ssize_t got;
        if (room == 0) {
            if (!make_room(out, IO_READ_STEP))
                return pace__fail_memory(err);
            continue;
        }
        got = read(fd, out->text + out->length, room);
        if (got == 0)
            return PACE_OK;
        if (got > 0) {
            out->length += (size_t)got;
            if (out->length - start > IO_FILE_LIMIT)
                return fail_size(err, name);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            struct pollfd wait = {fd, POLLIN, 0};
            if (poll(&wait, 1, -1) < 0 && errno != EINTR)
                return fail_system(err, name, errno);
        } else if (errno != EINTR) {
            return fail_system(err, name, errno);
        }
    }
}

/* Without O_NONBLOCK the opening of a pipe that nobody writes to would wait for ever. */
static int open_input(const char *path)
{
    int fd;
    do
        fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    while (fd < 0 && errno == EINTR);
    return fd;
}

pace_status pace_file_read(pace_buffer *out, const char *path, pace_error *err)
{
    pace_status status;
    struct stat info;
    bool standard_input;
    const char *name;
    size_t start, expected = 0;
    int fd;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_file_read needs a buffer and a path");
    if (out->status)
        return pace__fail_memory(err);
    standard_input = path[0] == '-' && path[1] == '\0';
    name = standard_input ? IO_STDIN_NAME : path;
    if (path[0] == '\0')
        return pace__fail(err, PACE_ERR_IO, "\"\"", "is no file name; name a file or - for standard input");
    fd = standard_input ? STDIN_FILENO : open_input(path);
    if (fd < 0)
        return fail_system(err, name, errno);
    start = out->length;
    status = check_kind(fd, standard_input, &info, name, err);
    if (!status && S_ISREG(info.st_mode) && info.st_size > 0) {
        if (info.st_size > (off_t)IO_FILE_LIMIT)
            status = fail_size(err, name);
        else
            expected = (size_t)info.st_size;
    }
    if (!status)
        status = read_all(out, fd, expected, name, err);
    if (!status && S_ISFIFO(info.st_mode) && !standard_input && out->length == start)
        status = pace__fail(err, PACE_ERR_IO, name, "is a pipe that nobody writes to; start the writer first");
    if (!status && standard_input && out->length == start)
        status = pace__fail(err, PACE_ERR_IO, name, "standard input is empty; pipe a file into it or name one");
    if (status)
        out->length = start;
    if (out->text)
        out->text[out->length] = '\0';
    if (!standard_input)
        close(fd);
    return status;
}

/* Looked at before it is opened: a pipe's writer would notice a reader that comes and goes. */
int io_open_regular(const char *path, size_t *size)
{
    struct stat info;
    int fd = -1;
    if (!stat(path, &info) && S_ISREG(info.st_mode))
        fd = open_input(path);
    if (fd < 0)
        return -1;
    if (!fstat(fd, &info) && S_ISREG(info.st_mode) && info.st_size > 0 && info.st_size <= (off_t)IO_FILE_LIMIT) {
        *size = (size_t)info.st_size;
        return fd;
    }
    close(fd);
    return -1;
}

bool io_read_at(int fd, size_t from, char *out, size_t n)
{
    while (n) {
        ssize_t got = pread(fd, out, n, (off_t)from);
        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        if (got < 0)
            continue;
        from += (size_t)got;
        out += got;
        n -= (size_t)got;
    }
    return true;
}

void io_close(int fd)
{
    close(fd);
}
