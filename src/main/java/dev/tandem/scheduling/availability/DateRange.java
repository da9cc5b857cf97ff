package dev.tandem.scheduling.availability;

import dev.tandem.kernel.web.Problem;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** A range of local dates, both ends included. */
@ValueObject
public record DateRange(LocalDate from, LocalDate to) {

  public static final LocalDate MIN = LocalDate.of(2000, 1, 1);
  public static final LocalDate MAX = LocalDate.of(2199, 12, 31);

  public DateRange {
    if (to.isBefore(from)) {
      throw Problem.refused(
          "inverted-dates", "The last day (%s) is before the first day (%s).".formatted(to, from));
    }
    if (Stream.of(from, to).anyMatch(date -> date.isBefore(MIN) || date.isAfter(MAX))) {
      throw Problem.refused("absurd-date", "Dates must be between the years 2000 and 2199.");
    }
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  boolean overlaps(DateRange other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }
}
