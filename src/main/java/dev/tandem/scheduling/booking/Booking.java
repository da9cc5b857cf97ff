package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.BookedSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;

/**
 * A mentee's seat in a session, from hold to completion. Every change gives the next version.
 *
 * @param revision of the session's time, counted by calendars
 * @param version of the booking, counted by events
 * @param moves how often the mentee has moved it
 * @param reason why it ended, for people
 */
@AggregateRoot
public record Booking(
    @Identity BookingId id,
    UUID menteeId,
    BookedSlot slot,
    BookingTerms terms,
    Instant heldAt,
    Instant holdExpiresAt,
    BookingStatus status,
    int revision,
    long version,
    int moves,
    @Nullable String reason) {

  public static final int MAX_MOVES = 2;

  public static Booking hold(
      UUID menteeId, BookedSlot slot, BookingTerms terms, Instant now, Instant holdExpiresAt) {
    return new Booking(
        BookingId.create(),
        menteeId,
        slot,
        terms,
        now,
        holdExpiresAt,
        BookingStatus.HELD,
        0,
        1,
        0,
        null);
  }

  public Booking awaitApproval() {
    return transitionTo(BookingStatus.PENDING, null);
  }

  public Booking confirm() {
    return transitionTo(BookingStatus.CONFIRMED, null);
  }

  public Booking expire(String why) {
    return transitionTo(BookingStatus.EXPIRED, why);
  }

  public Booking cancel(String why) {
    return transitionTo(BookingStatus.CANCELLED, why);
  }

  public Booking complete() {
    return transitionTo(BookingStatus.COMPLETED, null);
  }

  public Booking markNoShow(String why) {
    return transitionTo(BookingStatus.NO_SHOW, why);
  }

  /** Another event about the same state. */
  public Booking nextVersion() {
    return copy(slot, terms, status, revision, moves, reason);
  }

  public Booking rescheduleTo(BookedSlot other, Party by, Instant now) {
    if (status != BookingStatus.CONFIRMED) {
      throw Problem.conflict("booking-" + label(status), "Only a confirmed session can be moved.");
    }
    if (by != Party.MENTEE) {
      return copy(other, terms, status, revision + 1, moves, reason);
    }
    if (moves >= MAX_MOVES) {
      throw Problem.conflict("moved-too-often", "A session can be moved twice; this one has been.");
    }
    var capped = terms.withRefundCap(refundIfCancelled(Party.MENTEE, now).basisPoints());
    return copy(other, capped, status, revision + 1, moves + 1, reason);
  }

  /** Before the mentor is bound, and whenever someone else cancels, everything goes back. */
  public Refund refundIfCancelled(Party by, Instant now) {
    if (by != Party.MENTEE || status != BookingStatus.CONFIRMED) {
      return Refund.of(terms.price(), CancellationPolicy.FULL_REFUND);
    }
    var share = terms.policy().refundBasisPoints(heldAt, slot.startsAt(), now);
    return Refund.of(terms.price(), Math.min(share, terms.refundCap()));
  }

  /** When a request for approval expires: after the time allowed, at the latest at the start. */
  Instant approvalDueAt(Duration allowed, Instant now) {
    var latest = now.plus(allowed);
    return latest.isBefore(slot.startsAt()) ? latest : slot.startsAt();
  }

  private Booking transitionTo(BookingStatus next, @Nullable String why) {
    if (!status.allowedNext().contains(next)) {
      throw Problem.conflict(
          "booking-" + label(status),
          "This booking is " + label(status) + " and cannot become " + label(next) + ".");
    }
    return copy(slot, terms, next, revision, moves, why);
  }

  private Booking copy(
      BookedSlot slot,
      BookingTerms terms,
      BookingStatus status,
      int revision,
      int moves,
      @Nullable String reason) {
    return new Booking(
        id,
        menteeId,
        slot,
        terms,
        heldAt,
        holdExpiresAt,
        status,
        revision,
        version + 1,
        moves,
        reason);
  }

  private static String label(BookingStatus status) {
    return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
