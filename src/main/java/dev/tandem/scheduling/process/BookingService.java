package dev.tandem.scheduling.process;

import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingNotes;
import dev.tandem.scheduling.booking.BookingTerms;
import dev.tandem.scheduling.booking.BookingTransitions;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.offering.BookingProperties;
import dev.tandem.scheduling.seat.SeatAllocation;
import dev.tandem.scheduling.slot.RequestedSlot;
import dev.tandem.scheduling.slot.SlotCatalog;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Holds a slot for a mentee: the first step of the booking process. Billing takes the payment when
 * it reads the event, and {@link ProcessRunner} takes the next steps.
 */
@Service
public class BookingService {

  private final SlotCatalog slotCatalog;
  private final Eligibility eligibility;
  private final HoldLimits holdLimits;
  private final HoldSituation holdSituation;
  private final ExpiredHoldCleanup expiredHoldCleanup;
  private final SeatAllocation seatAllocation;
  private final BookingTransitions transitions;
  private final BookingNotes notes;
  private final BookingProperties properties;
  private final IdempotentRequests idempotentRequests;
  private final Clock clock;

  BookingService(
      SlotCatalog slotCatalog,
      Eligibility eligibility,
      HoldLimits holdLimits,
      HoldSituation holdSituation,
      ExpiredHoldCleanup expiredHoldCleanup,
      SeatAllocation seatAllocation,
      BookingTransitions transitions,
      BookingNotes notes,
      BookingProperties properties,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.slotCatalog = slotCatalog;
    this.eligibility = eligibility;
    this.holdLimits = holdLimits;
    this.holdSituation = holdSituation;
    this.expiredHoldCleanup = expiredHoldCleanup;
    this.seatAllocation = seatAllocation;
    this.transitions = transitions;
    this.notes = notes;
    this.properties = properties;
    this.idempotentRequests = new IdempotentRequests(jdbc, json, "scheduling");
    this.clock = clock;
  }

  /**
   * @param key the request's Idempotency-Key; a repeated key returns the booking of the first time
   * @throws Problem 404 when the mentee does not see the offering, 409 when the slot is taken, the
   *     mentee is busy at that time or holds too many slots, or the terms are not those that were
   *     seen
   */
  @Transactional
  public BookingView book(UUID mentee, BookingRequest request, @Nullable String key) {
    return idempotentRequests.executeOnce(
        mentee, key, request, BookingView.class, () -> BookingView.of(hold(mentee, request)));
  }

  private Booking hold(UUID mentee, BookingRequest request) {
    var now = clock.instant();
    var slot = slotCatalog.describe(request.requireOfferingId(), request.requireStart());
    var funding = request.toFunding();
    var note = request.validatedNote();
    var cohort = eligibility.requireEligible(mentee, slot, funding, now);
    if (request.seen() != null) {
      request.seen().requireUnchanged(slot);
    }
    holdLimits.lock(mentee);
    var situation = holdSituation.find(slot, mentee, now);
    if (situation.booked()) {
      throw Problem.conflict("mentee-busy", "You have already booked this session.");
    }
    holdLimits.requireRoom(situation);
    if (situation.runOut()) {
      expiredHoldCleanup.expireBlocking(slot, mentee, now);
    }
    var session =
        situation.runOut() || situation.waitedFor()
            ? seatAllocation.allocate(slot, mentee)
            : seatAllocation.allocateWithoutWaitlist(slot, mentee);
    var terms = BookingTerms.of(slot, funding, cohort);
    var booking = Booking.hold(mentee, slot.bookedIn(session), terms, now, holdExpiry(slot, now));
    if (!transitions.hold(booking, now)) {
      throw Problem.conflict(
          "mentee-busy", "You have another session at that time. Choose another slot.");
    }
    if (note != null) {
      notes.add(booking.id(), mentee, note, now);
    }
    return booking;
  }

  /** A hold ends after the time allowed, at the latest at the start. */
  private Instant holdExpiry(RequestedSlot slot, Instant now) {
    var latest = now.plus(properties.hold());
    return latest.isBefore(slot.startsAt()) ? latest : slot.startsAt();
  }
}
