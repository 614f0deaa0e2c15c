/* Exits with the number of files that break iTIP's rules for their METHOD (RFC 5546), naming each. */
#include <libical/ical.h>
#include <stdio.h>

static char *line(char *buffer, size_t size, void *file) { return fgets(buffer, size, file); }

int main(int count, char **paths) {
  int broken = 0;
  for (int i = 1; i < count; i++) {
    FILE *file = fopen(paths[i], "r");
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, file);
    icalcomponent *calendar = file ? icalparser_parse(parser, line) : NULL;
    if (!calendar || !icalrestriction_check(calendar) || icalcomponent_count_errors(calendar) > 0) {
      printf("%s\n%s\n", paths[i], calendar ? icalcomponent_as_ical_string(calendar) : "unreadable");
      broken++;
    }
  }
  return broken;
}
