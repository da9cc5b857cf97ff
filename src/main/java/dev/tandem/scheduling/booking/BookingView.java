package dev.tandem.scheduling.booking;

import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking as the API returns it. */
public record BookingView(
    UUID id,
    BookingStatus status,
    UUID mentorId,
    UUID menteeId,
    UUID offeringId,
    @Nullable UUID cohortId,
    String title,
    Instant startsAt,
    Instant endsAt,
    String zone,
    Money price,
    FundingKind funding,
    String cancellationTerms,
    int revision,
    Instant holdExpiresAt,
    @Nullable String reason) {

  public static BookingView of(Booking booking) {
    return new BookingView(
        booking.id().value(),
        booking.status(),
        booking.slot().mentorId(),
        booking.menteeId(),
        booking.slot().offeringId(),
        booking.terms().cohortId(),
        booking.slot().title(),
        booking.slot().startsAt(),
        booking.slot().endsAt(),
        booking.slot().zone().getId(),
        booking.terms().price(),
        booking.terms().funding().kind(),
        booking.terms().cancellationPolicy().description(),
        booking.reschedules().revision(),
        booking.holdExpiresAt(),
        booking.reason());
  }
}
