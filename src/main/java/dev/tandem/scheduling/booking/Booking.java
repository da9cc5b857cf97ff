package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.BookedSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A mentee's seat in a session, from hold to completion. Immutable: every change returns the
 * booking in its next version, or throws a {@link Problem} if its status does not allow the change.
 *
 * @param revision number of times the session was rescheduled, as calendars count it
 * @param version number of events about the booking; {@link Bookings} uses it to detect a
 *     concurrent change
 * @param reschedules number of times the mentee has rescheduled it
 * @param reason why the booking ended, for people to read
 */
@AggregateRoot
@Table(schema = "scheduling")
public record Booking(
    @Id @Identity BookingId id,
    UUID menteeId,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) BookedSlot slot,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) BookingTerms terms,
    Instant heldAt,
    Instant holdExpiresAt,
    BookingStatus status,
    int revision,
    long version,
    int reschedules,
    @Nullable String reason) {

  public static final int MAX_RESCHEDULES = 2;

  public static Booking hold(
      UUID menteeId, BookedSlot slot, BookingTerms terms, Instant now, Instant holdExpiresAt) {
    var id = BookingId.create();
    return new Booking(
        id, menteeId, slot, terms, now, holdExpiresAt, BookingStatus.HELD, 0, 1, 0, null);
  }

  public Booking awaitApproval() {
    return transitionTo(BookingStatus.PENDING, null);
  }

  public Booking confirm() {
    return transitionTo(BookingStatus.CONFIRMED, null);
  }

  public Booking expire(String reason) {
    return transitionTo(BookingStatus.EXPIRED, reason);
  }

  public Booking cancel(String reason) {
    return transitionTo(BookingStatus.CANCELLED, reason);
  }

  public Booking complete() {
    return transitionTo(BookingStatus.COMPLETED, null);
  }

  public Booking markNoShow(String reason) {
    return transitionTo(BookingStatus.NO_SHOW, reason);
  }

  /** The same state in the next version, for an event that does not change the booking itself. */
  public Booking nextVersion() {
    return copy(slot, terms, status, revision, reschedules, reason);
  }

  /**
   * @throws Problem 409 when it is not confirmed, or the mentee has moved it too often
   */
  public void requireReschedulable(Party by) {
    if (status != BookingStatus.CONFIRMED) {
      throw Problem.conflict("booking-" + label(status), "Only a confirmed session can be moved.");
    }
    if (by == Party.MENTEE && reschedules >= MAX_RESCHEDULES) {
      throw Problem.conflict("moved-too-often", "You have already moved this session twice.");
    }
  }

  /** Only the mentee's own changes count towards {@link #MAX_RESCHEDULES} and cap the refund. */
  public Booking rescheduleTo(BookedSlot newSlot, Party by, Instant now) {
    requireReschedulable(by);
    if (by != Party.MENTEE) {
      return copy(newSlot, terms, status, revision + 1, reschedules, reason);
    }
    var capped = terms.withRefundCap(refundIfCancelled(Party.MENTEE, now).basisPoints());
    return copy(newSlot, capped, status, revision + 1, reschedules + 1, reason);
  }

  /** Full, unless the mentee cancels a confirmed session: then the cancellation policy decides. */
  public Refund refundIfCancelled(Party by, Instant now) {
    if (by != Party.MENTEE || status != BookingStatus.CONFIRMED) {
      return Refund.of(terms.price(), CancellationPolicy.FULL_REFUND);
    }
    var share = terms.cancellationPolicy().refundBasisPoints(heldAt, slot.startsAt(), now);
    return Refund.of(terms.price(), Math.min(share, terms.refundCap()));
  }

  /** When a request for approval expires: after the time allowed, at the latest at the start. */
  Instant approvalDueAt(Duration allowed, Instant now) {
    var latest = now.plus(allowed);
    return latest.isBefore(slot.startsAt()) ? latest : slot.startsAt();
  }

  private Booking transitionTo(BookingStatus next, @Nullable String reason) {
    if (!status.allowedNext().contains(next)) {
      throw Problem.conflict(
          "booking-" + label(status),
          "This booking is " + label(status) + " and cannot become " + label(next) + ".");
    }
    return copy(slot, terms, next, revision, reschedules, reason);
  }

  private Booking copy(
      BookedSlot slot,
      BookingTerms terms,
      BookingStatus status,
      int revision,
      int reschedules,
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
        reschedules,
        reason);
  }

  private static String label(BookingStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
