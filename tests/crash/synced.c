/* What would a power cut leave of an append-only file? Preloaded into Redis, this answers.
 *
 * Whenever a file named *.aof is synced, its length before the call is written, as 20 digits, to
 * <file>.synced beside it. Before, not after: whatever another thread appends while the disk is
 * busy is not promised to be on it. A note is one small write to the page cache, so it survives
 * SIGKILL; whoever cuts the power then cuts the file back to its note.
 *
 *     cc -shared -fPIC -o synced.so synced.c -ldl
 *     LD_PRELOAD=./synced.so redis-server ...
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char ENDING[] = ".aof";
static const char NOTE[] = ".synced";

static long long length_of(int fd) {
    struct stat about;
    return fstat(fd, &about) == 0 && S_ISREG(about.st_mode) ? (long long)about.st_size : -1;
}

/* The path of an append-only file, with room for the ending of its note; 0 if fd is none. */
static size_t path_of(int fd, char path[PATH_MAX + sizeof NOTE]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX);
    size_t ending = sizeof ENDING - 1;
    if (length <= (ssize_t)ending || length >= PATH_MAX) return 0;
    path[length] = '\0';
    return strcmp(path + length - ending, ENDING) == 0 ? (size_t)length : 0;
}

static void note(int fd, long long length) {
    char path[PATH_MAX + sizeof NOTE], digits[32];
    size_t end = path_of(fd, path);
    if (end == 0 || length < 0) return;
    memcpy(path + end, NOTE, sizeof NOTE);
    int beside = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (beside < 0) return;
    int written = snprintf(digits, sizeof digits, "%020lld", length);
    if (pwrite(beside, digits, (size_t)written, 0) != written) unlink(path);
    close(beside);
}

static int sync_and_note(const char *name, int fd) {
    int (*really)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    long long length = length_of(fd);
    int result = really(fd);
    int error = errno;
    if (result == 0) note(fd, length);
    errno = error;
    return result;
}

int fsync(int fd) { return sync_and_note("fsync", fd); }
int fdatasync(int fd) { return sync_and_note("fdatasync", fd); }
