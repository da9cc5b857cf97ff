package dev.tandem.scheduling;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
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
record Booking(
    @Identity BookingId id,
    UUID menteeId,
    BookedSlot slot,
    Terms terms,
    Instant heldAt,
    Instant holdExpiresAt,
    BookingStatus status,
    int revision,
    long version,
    int moves,
    @Nullable String reason) {

  static final int MOVES = 2;

  static Booking hold(
      UUID menteeId, BookedSlot slot, Terms terms, Instant now, Instant holdExpiresAt) {
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

  Booking awaitApproval() {
    return become(BookingStatus.PENDING, null);
  }

  Booking confirm() {
    return become(BookingStatus.CONFIRMED, null);
  }

  Booking expire(String why) {
    return become(BookingStatus.EXPIRED, why);
  }

  Booking cancel(String why) {
    return become(BookingStatus.CANCELLED, why);
  }

  Booking complete() {
    return become(BookingStatus.COMPLETED, null);
  }

  Booking missed(String why) {
    return become(BookingStatus.NO_SHOW, why);
  }

  /** Another event about the same state. */
  Booking noted() {
    return with(slot, terms, status, revision, moves, reason);
  }

  Booking moveTo(BookedSlot other, Party by, Instant now) {
    if (status != BookingStatus.CONFIRMED) {
      throw Problem.conflict("booking-" + name(status), "Only a confirmed session can be moved.");
    }
    if (by != Party.MENTEE) {
      return with(other, terms, status, revision + 1, moves, reason);
    }
    if (moves >= MOVES) {
      throw Problem.conflict("moved-too-often", "A session can be moved twice; this one has been.");
    }
    var capped = terms.cappedAt(refundIfCancelled(Party.MENTEE, now).basisPoints());
    return with(other, capped, status, revision + 1, moves + 1, reason);
  }

  /** Before the mentor is bound, and whenever someone else cancels, everything goes back. */
  Refund refundIfCancelled(Party by, Instant now) {
    if (by != Party.MENTEE || status != BookingStatus.CONFIRMED) {
      return Refund.of(terms.price(), CancellationPolicy.ALL);
    }
    var share = terms.policy().refund(heldAt, slot.startsAt(), now);
    return Refund.of(terms.price(), Math.min(share, terms.refundCap()));
  }

  private Booking become(BookingStatus next, @Nullable String why) {
    if (!status.next().contains(next)) {
      throw Problem.conflict(
          "booking-" + name(status),
          "This booking is " + name(status) + " and cannot become " + name(next) + ".");
    }
    return with(slot, terms, next, revision, moves, why);
  }

  private Booking with(
      BookedSlot slot,
      Terms terms,
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

  private static String name(BookingStatus status) {
    return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
