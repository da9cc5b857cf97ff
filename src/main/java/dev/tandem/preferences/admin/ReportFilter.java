package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.plan.ComparedDecision.Difference;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which members a report shows. */
enum ReportFilter {
  ALL("Everybody", null),
  STRICTER("Who gets less mail", Difference.STRICTER),
  LOOSER("Who would get more mail", Difference.LOOSER),
  REQUIRED("Who gets what must be sent", Difference.REQUIRED),
  CHOSEN_HERE("Who chose otherwise here", Difference.CHOSEN_HERE),
  EQUAL("With decisions that stay the same", Difference.EQUAL),
  QUARANTINE("With rows in quarantine", null);

  private final String title;
  private final @Nullable Difference difference;

  ReportFilter(String title, @Nullable Difference difference) {
    this.title = title;
    this.difference = difference;
  }

  static ReportFilter require(String key) {
    return key.isBlank()
        ? ALL
        : Arrays.stream(values())
            .filter(it -> it.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Problem.malformed("There is no such filter of the report."));
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  @Nullable Difference difference() {
    return difference;
  }

  boolean isQuarantine() {
    return this == QUARANTINE;
  }
}
