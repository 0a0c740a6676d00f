/* In: a count and a command. Out: the median and tenth and ninetieth percentile of its wall time in milliseconds, and
 * the most memory one run held, in MiB.
 * Why a program of its own, and a static one: Linux charges a child with the memory of who started it, so the starter
 * must be smaller than what it measures. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char** environ;

static double now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_value(const void* a, const void* b) {
  const double x = *(const double*)a, y = *(const double*)b;
  return x < y ? -1 : x > y;
}

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const int count = atoi(argv[1]);
  double* times = calloc((size_t)count + 1, sizeof *times);
  long most_kib = 0;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  for (int i = 0; i < count; ++i) {
    pid_t child = 0;
    int status = 0;
    struct rusage usage;
    const double start = now_ms();
    if (posix_spawn(&child, argv[2], &actions, NULL, argv + 2, environ) != 0) return 3;
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return 4;
    times[i] = now_ms() - start;
    if (usage.ru_maxrss > most_kib) most_kib = usage.ru_maxrss;
  }
  qsort(times, (size_t)count, sizeof *times, by_value);
  printf("%.3f %.3f %.3f %.2f\n", times[count / 2], times[count / 10], times[count * 9 / 10], (double)most_kib / 1024);
  free(times);
  return 0;
}
