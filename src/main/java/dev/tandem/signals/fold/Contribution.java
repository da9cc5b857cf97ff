package dev.tandem.signals.fold;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What something that happened adds to a figure of its hour.
 *
 * @param scope the id of a cohort, or empty for the platform
 * @param item what counts once: a booking, a payout, a document, or the event itself
 */
record Contribution(String signal, String scope, UUID item, Instant hour, long value) {

  static Contribution of(String signal, UUID item, Instant at, long value) {
    return new Contribution(signal, "", item, at.truncatedTo(ChronoUnit.HOURS), value);
  }

  static Contribution one(String signal, UUID item, Instant at) {
    return of(signal, item, at, 1);
  }

  Contribution ofCohort(UUID cohort) {
    return new Contribution(signal, cohort.toString(), item, hour, value);
  }
}
