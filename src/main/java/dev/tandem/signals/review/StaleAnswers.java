package dev.tandem.signals.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tandem.signals.evidence.DailyCount;
import java.util.List;
import java.util.Locale;

/**
 * How often a copy answered otherwise only as it was behind, or as the data changed meanwhile.
 *
 * @param compared pairs of answers
 */
record StaleAnswers(String module, long stale, long compared) {

  static StaleAnswers of(String module, List<DailyCount> days) {
    return new StaleAnswers(
        module,
        days.stream().mapToLong(DailyCount::stale).sum(),
        days.stream().mapToLong(DailyCount::compared).sum());
  }

  @JsonIgnore
  public String share() {
    return compared == 0 ? "–" : String.format(Locale.ENGLISH, "%.2f %%", 100.0 * stale / compared);
  }
}
