package dev.tandem.scheduling.slot;

import dev.tandem.scheduling.offering.OfferingTerms;
import java.time.Duration;
import java.time.Instant;

/** The starts from the first one, inclusive, until the last one, exclusive. */
record BookableRange(Instant from, Instant until) {

  /** The starts that notice and horizon of an offering allow now. */
  static BookableRange of(OfferingTerms terms, Instant now) {
    return new BookableRange(
        now.plus(Duration.ofHours(terms.minimumNoticeHours())),
        now.plus(Duration.ofDays(terms.horizonDays())));
  }

  BookableRange within(Instant earliest, Instant latest) {
    return new BookableRange(
        from.isAfter(earliest) ? from : earliest, until.isBefore(latest) ? until : latest);
  }

  boolean isEmpty() {
    return !from.isBefore(until);
  }

  boolean contains(Instant start) {
    return !start.isBefore(from) && start.isBefore(until);
  }
}
