package dev.tandem.signals.fold;

import dev.tandem.billing.events.BookingFunded;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.events.BookingConfirmed;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowResolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What several events together tell of a booking; what was not heard yet is null.
 *
 * @param absentAt when it was settled that one of the two did not come
 */
record KnownBooking(
    UUID bookingId,
    @Nullable UUID cohortId,
    @Nullable Instant heldAt,
    @Nullable Instant confirmedAt,
    @Nullable Instant absentAt,
    @Nullable Instant fundedAt,
    @Nullable Long fundedMinor) {

  /** What one event tells; empty if it tells nothing that needs another one. */
  static Optional<KnownBooking> from(PublishedEvent event) {
    var at = event.meta().occurredAt();
    return switch (event) {
      case BookingHeld it ->
          Optional.of(new KnownBooking(it.bookingId(), it.cohortId(), at, null, null, null, null));
      case BookingConfirmed it ->
          Optional.of(new KnownBooking(it.bookingId(), null, null, at, null, null, null));
      case NoShowResolved it when it.outcome() != NoShowOutcome.HELD ->
          Optional.of(new KnownBooking(it.bookingId(), null, null, null, at, null, null));
      case BookingFunded it ->
          Optional.of(
              new KnownBooking(it.bookingId(), null, null, null, null, at, it.gross().minor()));
      default -> Optional.empty();
    };
  }

  /** What can be told by what is known so far. */
  List<Contribution> contributions() {
    var contributions = new ArrayList<Contribution>();
    if (heldAt != null && confirmedAt != null) {
      long millis = Duration.between(heldAt, confirmedAt).toMillis();
      contributions.add(Contribution.of("hold-to-confirmation", bookingId, confirmedAt, millis));
    }
    if (cohortId != null && absentAt != null) {
      contributions.add(
          Contribution.one("cohort-no-shows", bookingId, absentAt).ofCohort(cohortId));
    }
    if (cohortId != null && fundedAt != null && fundedMinor != null) {
      contributions.add(
          Contribution.of("cohort-gross-funded", bookingId, fundedAt, fundedMinor)
              .ofCohort(cohortId));
    }
    return contributions;
  }
}
