/* The least that free slots can cost: one loop over sorted intervals, the same answer as Tests/Foreign/slots/ref.py.
 *
 *     cc -O2 -o limit limit.c && ./limit WORKLOAD.txt      lines `staff,epoch`; `inner_ms=` on standard error
 *
 * Reading and printing are left out of the time; sorting, which the rule asks for, is not.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
  long start, end;
} interval;

static int by_start(const void *a, const void *b) {
  long x = ((const interval *)a)->start, y = ((const interval *)b)->start;
  return (x > y) - (x < y);
}

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int count, char **arguments) {
  FILE *file = count > 1 ? fopen(arguments[1], "r") : NULL;
  int windows, staff;
  if (!file || fscanf(file, "%d %d", &windows, &staff) != 2) return 1;
  interval *window = malloc(sizeof(interval) * windows);
  for (int i = 0; i < windows; i++)
    if (fscanf(file, "%ld %ld", &window[i].start, &window[i].end) != 2) return 1;

  const long step = 1800;
  long slots = 0, k = 0;
  for (int i = 0; i < windows; i++) slots += (window[i].end - window[i].start) / step;
  long *slot = malloc(sizeof(long) * slots);
  for (int i = 0; i < windows; i++)
    for (long s = window[i].start; s + step <= window[i].end; s += step) slot[k++] = s;

  char(*id)[16] = malloc(16 * staff);
  interval **busy = malloc(sizeof(interval *) * staff);
  int *busies = malloc(sizeof(int) * staff);
  for (int i = 0; i < staff; i++) {
    if (fscanf(file, "%15s %d", id[i], &busies[i]) != 2) return 1;
    busy[i] = malloc(sizeof(interval) * busies[i]);
    for (int j = 0; j < busies[i]; j++)
      if (fscanf(file, "%ld %ld", &busy[i][j].start, &busy[i][j].end) != 2) return 1;
  }

  long **free_slots = malloc(sizeof(long *) * staff), *frees = calloc(staff, sizeof(long));
  double began = milliseconds();
  for (int i = 0; i < staff; i++) {
    free_slots[i] = malloc(sizeof(long) * slots);
    qsort(busy[i], busies[i], sizeof(interval), by_start);
    long far = LONG_MIN;
    int j = 0;
    for (long q = 0; q < slots; q++) {
      while (j < busies[i] && busy[i][j].start < slot[q] + step) {
        if (busy[i][j].end > far) far = busy[i][j].end;
        j++;
      }
      if (far <= slot[q]) free_slots[i][frees[i]++] = slot[q];
    }
  }
  fprintf(stderr, "inner_ms=%.4f\n", milliseconds() - began);

  for (int i = 0; i < staff; i++)
    for (long q = 0; q < frees[i]; q++) printf("%s,%ld\n", id[i], free_slots[i][q]);
}
