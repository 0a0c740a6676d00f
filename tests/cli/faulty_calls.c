/* Put before a program by LD_PRELOAD, it makes the system behave as it does on bad days, at a place that is told:
 *   OCPV_FAULT_INTERRUPT=1    every other read and write is interrupted (EINTR), and those between carry seven bytes
 *   OCPV_FAULT_GROW=NAME      the file NAME grows by a byte once it has been read from
 *   OCPV_FAULT_FULL=N         the device is full (ENOSPC) after N bytes written to files
 *   OCPV_FAULT_KILL=N         the process is killed after N bytes written to files
 *   OCPV_FAULT_KILL_RENAME=N  the process is killed instead of its rename after N others
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_uint calls;
static atomic_size_t written;
static atomic_size_t renamed;
static atomic_int has_grown;

static int is_interrupted(size_t* size) {
  if (getenv("OCPV_FAULT_INTERRUPT") == NULL) return 0;
  if (*size > 7) *size = 7;
  return atomic_fetch_add(&calls, 1) % 2 == 0;
}

static void grow(int file) {
  const char* name = getenv("OCPV_FAULT_GROW");
  char link[64], path[4096];
  if (name == NULL) return;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t size = readlink(link, path, sizeof path - 1);
  if (size <= 0) return;
  path[size] = '\0';
  const size_t length = strlen(name);
  if ((size_t)size < length || strcmp(path + size - length, name) != 0 || atomic_exchange(&has_grown, 1)) return;
  const int more = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (more < 0 || ftruncate(more, lseek(more, 0, SEEK_END) + 1) != 0) abort();
  close(more);
}

// The standard streams may be files here; it is others that are meant.
static int is_file(int descriptor) {
  struct stat facts;
  return descriptor > STDERR_FILENO && fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
}

ssize_t read(int file, void* bytes, size_t size) {
  ssize_t (*real)(int, void*, size_t) = (ssize_t(*)(int, void*, size_t))dlsym(RTLD_NEXT, "read");
  if (is_interrupted(&size)) {
    errno = EINTR;
    return -1;
  }
  const ssize_t got = real(file, bytes, size);
  if (got > 0) grow(file);
  return got;
}

ssize_t write(int file, const void* bytes, size_t size) {
  ssize_t (*real)(int, const void*, size_t) = (ssize_t(*)(int, const void*, size_t))dlsym(RTLD_NEXT, "write");
  if (is_interrupted(&size)) {
    errno = EINTR;
    return -1;
  }
  const char *full = getenv("OCPV_FAULT_FULL"), *death = getenv("OCPV_FAULT_KILL");
  if ((full != NULL || death != NULL) && is_file(file)) {
    const size_t most = strtoul(full != NULL ? full : death, NULL, 10), had = atomic_load(&written);
    if (had >= most && full != NULL) {
      errno = ENOSPC;
      return -1;
    }
    if (had >= most) raise(SIGKILL);
    if (size > most - had) size = most - had;
    atomic_fetch_add(&written, size);
  }
  return real(file, bytes, size);
}

int rename(const char* from, const char* to) {
  int (*real)(const char*, const char*) = (int (*)(const char*, const char*))dlsym(RTLD_NEXT, "rename");
  const char* death = getenv("OCPV_FAULT_KILL_RENAME");
  if (death != NULL && atomic_fetch_add(&renamed, 1) >= strtoul(death, NULL, 10)) raise(SIGKILL);
  return real(from, to);
}
