package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.offering.CancellationPolicy;
import dev.tandem.scheduling.slot.BookedSlot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * @param version number of events about the booking; {@link Bookings} uses it to detect a
 *     concurrent change
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
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) Reschedules reschedules,
    long version,
    @Nullable String reason) {

  /** Longer than any session, so that one that has not ended began at most so long ago. */
  public static final Duration LONGEST = Duration.ofDays(1);

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
        Reschedules.NONE,
        1,
        null);
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
    return copy(slot, terms, status, reschedules, reason);
  }

  /**
   * @throws Problem 409 when it is not confirmed, or the mentee has moved it too often
   */
  public void requireReschedulable(Party by) {
    if (status != BookingStatus.CONFIRMED) {
      throw Problem.conflict("booking-" + status.label(), "Only a confirmed session can be moved.");
    }
    reschedules.requireAllowed(by);
  }

  /**
   * The earliest start to which a party may move the session now. Others than the mentee leave the
   * notice of the offering as booked and of the platform, unless the session is later than before.
   */
  public Instant earliestMove(Party by, Duration moveNotice, Instant now) {
    var booked = now.plus(Duration.ofHours(terms.minimumNoticeHours()));
    if (by == Party.MENTEE) {
      return booked;
    }
    var noticed = now.plus(moveNotice);
    var earliest = booked.isAfter(noticed) ? booked : noticed;
    return slot.startsAt().isBefore(earliest) ? slot.startsAt() : earliest;
  }

  /** The mentee's own move caps the refund; a move by others raises it to everything. */
  public Booking rescheduleTo(BookedSlot newSlot, Party by, Instant now) {
    requireReschedulable(by);
    var newTerms =
        by == Party.MENTEE
            ? terms.movedByMentee(refundIfCancelled(by, now).basisPoints())
            : terms.movedByOthers();
    return copy(newSlot, newTerms, status, reschedules.add(by), reason);
  }

  /** Full, unless the mentee cancels a confirmed session: then the cancellation policy decides. */
  public Refund refundIfCancelled(Party by, Instant now) {
    if (by != Party.MENTEE || status != BookingStatus.CONFIRMED) {
      return Refund.of(terms.price(), CancellationPolicy.FULL_REFUND);
    }
    return Refund.of(terms.price(), terms.refundBasisPoints(heldAt, slot.startsAt(), now));
  }

  /** What the mentee gets back for cancelling from now on, until the last that gives anything. */
  public List<RefundDeadline> refundDeadlines(Instant now) {
    return terms
        .refundChanges(heldAt, slot.startsAt())
        .filter(until -> until.isAfter(now))
        .map(until ->
            new RefundDeadline(until, refundIfCancelled(Party.MENTEE, until.minusNanos(1))))
        .filter(deadline -> deadline.refund().kind() != RefundKind.NONE)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(
                    RefundDeadline::refund, Function.identity(), (a, b) -> b, LinkedHashMap::new),
                deadlines -> List.copyOf(deadlines.values())));
  }

  private Booking transitionTo(BookingStatus next, @Nullable String reason) {
    status.requireTransitionTo(next);
    return copy(slot, terms, next, reschedules, reason);
  }

  private Booking copy(
      BookedSlot slot,
      BookingTerms terms,
      BookingStatus status,
      Reschedules reschedules,
      @Nullable String reason) {
    return new Booking(
        id, menteeId, slot, terms, heldAt, holdExpiresAt, status, reschedules, version + 1, reason);
  }
}
