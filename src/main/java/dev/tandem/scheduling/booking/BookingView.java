package dev.tandem.scheduling.booking;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booking as the API returns it.
 *
 * @param meeting where it takes place, in the answer about one confirmed booking to its mentee and
 *     its mentor
 * @param note what the mentee wants to talk about, in the answer about one booking to the same
 */
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
    @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Meeting meeting,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

  public static BookingView of(Booking booking) {
    return of(booking, null, null);
  }

  public static BookingView of(Booking booking, @Nullable Meeting meeting, @Nullable String note) {
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
        booking.reason(),
        meeting,
        note);
  }
}
