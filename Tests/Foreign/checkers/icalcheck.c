/* An iCalendar stream as libical reads it: its parse errors and its table of iTIP restrictions (RFC 5546).
 *
 *     cc -o icalcheck icalcheck.c -lical -licalss && ./icalcheck FILE.ics ...      exit code 1 where it complains
 *
 * One line a file.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *contents(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  size_t got = fread(bytes, 1, size, file);
  bytes[got] = 0;
  fclose(file);
  return bytes;
}

/* Counts and prints the errors that libical left in a component and in those below it. */
static int errors(icalcomponent *component) {
  int count = 0;
  icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
  for (; property; property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
    if (icalproperty_isa(property) != ICAL_XLICERROR_PROPERTY) continue;
    count++;
    printf(" [%s: %s]", icalcomponent_kind_to_string(icalcomponent_isa(component)),
           icalproperty_get_xlicerror(property));
  }
  icalcomponent *part = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
  for (; part; part = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) count += errors(part);
  return count;
}

int main(int count, char **names) {
  int code = 0;
  for (int i = 1; i < count; i++) {
    char *bytes = contents(names[i]);
    icalcomponent *calendar = bytes ? icalparser_parse_string(bytes) : NULL;
    printf("%s:", names[i]);
    if (!calendar) {
      printf(" not parsed: %s\n", icalerror_perror());
      code = 1;
    } else {
      int parsing = errors(calendar);
      int allowed = icalrestriction_check(calendar);
      int all = errors(calendar);
      printf(" %s, %d parse errors, restrictions %s, %d errors\n",
             icalcomponent_kind_to_string(icalcomponent_isa(calendar)), parsing, allowed ? "kept" : "broken", all);
      if (!allowed || all) code = 1;
      icalcomponent_free(calendar);
    }
    free(bytes);
  }
  return code;
}
