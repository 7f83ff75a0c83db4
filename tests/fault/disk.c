/* A disk that fails, dies, is slow or remembers: loaded before the C library (LD_PRELOAD), told what to do by
   tests/fault/disk.py. Only files below one folder are concerned; every other call passes by. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name, ...) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))(__VA_ARGS__)
enum { KILL_BEFORE = -1, KILL_AFTER = -2 }; /* after: the call is done, a write by half */

static char below[PATH_MAX];
static int count, strike_at, strike_with, strikes_on;
static int record_to = -1, tell_to = -1, hold_on = -1;

void disk_arm(const char *folder, int at, int with, int for_good) {
    snprintf(below, sizeof below, "%s/", folder);
    count = 0, strike_at = at, strike_with = with, strikes_on = for_good;
}
void disk_disarm(void) { below[0] = 0; }
int disk_count(void) { return count; }
void disk_record(int descriptor) { record_to = descriptor; }
void disk_hold(int tell, int hold) { tell_to = tell, hold_on = hold; }

static int concerns(const char *path) { return below[0] && path && !strncmp(path, below, strlen(below)); }

static const char *name_of(int descriptor, char *found) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, found, PATH_MAX - 1);
    found[length < 0 ? 0 : length] = 0;
    return found;
}

/* Whether this call is the one to fail; a call that kills before it is done does not return. */
static int fails(const char *path) {
    if (!concerns(path)) return 0;
    int number = __sync_add_and_fetch(&count, 1);
    if (number != strike_at && !(strikes_on && strike_at && number > strike_at)) return 0;
    if (strike_with == KILL_BEFORE) kill(getpid(), SIGKILL);
    if (strike_with < 0) return 0;
    errno = strike_with;
    return 1;
}
static int kills_now(const char *path) {
    return strike_with == KILL_AFTER && concerns(path) && count == strike_at && strike_at;
}

/* The log: op, length of path, length of data, offset; then the path below the folder, then the data. */
static void remember(char op, const char *path, int64_t offset, const void *data, int64_t length) {
    if (record_to < 0 || (path && !concerns(path))) return;
    const char *name = path ? path + strlen(below) : "";
    int64_t head[4] = {op, (int64_t)strlen(name), data ? length : 0, offset};
    syscall(SYS_write, record_to, head, sizeof head);
    syscall(SYS_write, record_to, name, head[1]);
    if (data) syscall(SYS_write, record_to, data, length);
}
void disk_mark(int number) { remember('m', NULL, number, NULL, 0); }

static ssize_t put(int fd, const void *data, size_t length, off_t offset, int is_at) {
    char path[PATH_MAX];
    if (fails(name_of(fd, path))) return -1;
    if (!is_at && record_to >= 0 && concerns(path)) offset = lseek(fd, 0, SEEK_CUR);
    int dies = kills_now(path);
    if (dies) length = (length + 1) / 2;
    ssize_t done = is_at ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
    if (dies) kill(getpid(), SIGKILL);
    if (done > 0) remember('w', path, offset, data, done);
    return done;
}
ssize_t write(int fd, const void *data, size_t length) { return put(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return put(fd, data, length, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) { return put(fd, data, length, at, 1); }

static int synced(int fd, long call) {
    char path[PATH_MAX];
    if (fails(name_of(fd, path))) return -1;
    if (concerns(path) && hold_on >= 0) {
        char one = 'h';
        syscall(SYS_write, tell_to, &one, 1);
        read(hold_on, &one, 1);
    }
    int done = syscall(call, fd);
    if (kills_now(path)) kill(getpid(), SIGKILL);
    if (!done) remember('s', path, 0, NULL, 0);
    return done;
}
int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, off_t length) {
    char path[PATH_MAX];
    if (fails(name_of(fd, path))) return -1;
    int done = syscall(SYS_ftruncate, fd, length);
    if (kills_now(path)) kill(getpid(), SIGKILL);
    if (!done) remember('t', path, length, NULL, 0);
    return done;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int opened(const char *path, int flags, mode_t mode) {
    if (flags & O_CREAT) {
        if (fails(path)) return -1;
    }
    int fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if ((flags & O_CREAT) && kills_now(path)) kill(getpid(), SIGKILL);
    if (fd >= 0 && (flags & O_TRUNC)) remember('t', path, 0, NULL, 0);
    if (fd >= 0 && (flags & O_CREAT)) remember('c', path, 0, NULL, 0);
    return fd;
}
#define OPEN(name, extra)                                                                   \
    int name(const char *path, int flags, ...) {                                            \
        va_list rest;                                                                       \
        va_start(rest, flags);                                                              \
        mode_t mode = va_arg(rest, mode_t);                                                 \
        va_end(rest);                                                                       \
        return opened(path, flags | (extra), mode);                                         \
    }
OPEN(open, 0)
OPEN(open64, O_LARGEFILE)

int rename(const char *old, const char *fresh) {
    if (fails(fresh)) return -1;
    int done = REAL(rename, old, fresh);
    if (kills_now(fresh)) kill(getpid(), SIGKILL);
    if (!done) remember('r', old, 0, fresh + (concerns(fresh) ? strlen(below) : 0), strlen(fresh) - strlen(below));
    return done;
}
int unlink(const char *path) {
    if (fails(path)) return -1;
    int done = REAL(unlink, path);
    if (kills_now(path)) kill(getpid(), SIGKILL);
    if (!done) remember('u', path, 0, NULL, 0);
    return done;
}
int mkdir(const char *path, mode_t mode) {
    if (fails(path)) return -1;
    int done = REAL(mkdir, path, mode);
    if (kills_now(path)) kill(getpid(), SIGKILL);
    return done;
}
ssize_t sendfile64(int to, int from, off64_t *offset, size_t length) {
    char path[PATH_MAX];
    if (fails(name_of(to, path))) return -1;
    ssize_t done = syscall(SYS_sendfile, to, from, offset, kills_now(path) ? (length + 1) / 2 : length);
    if (kills_now(path)) kill(getpid(), SIGKILL);
    return done;
}
ssize_t sendfile(int to, int from, off_t *offset, size_t length) { return sendfile64(to, from, offset, length); }
