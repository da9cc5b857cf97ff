package dev.tandem.scheduling;

import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Holds a slot for a mentee and asks for the money: the first step of the booking process. */
@Service
@Component
class BookSlot {

  private final OpenSlots slots;
  private final Eligibility eligibility;
  private final StaleHolds staleHolds;
  private final Seats seats;
  private final Steps steps;
  private final BookingRules rules;
  private final IdempotentRequests requests;
  private final Clock clock;

  BookSlot(
      OpenSlots slots,
      Eligibility eligibility,
      StaleHolds staleHolds,
      Seats seats,
      Steps steps,
      BookingRules rules,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock) {
    this.slots = slots;
    this.eligibility = eligibility;
    this.staleHolds = staleHolds;
    this.seats = seats;
    this.steps = steps;
    this.rules = rules;
    this.requests = new IdempotentRequests(jdbc, json, "scheduling");
    this.clock = clock;
  }

  /**
   * @param key the request's Idempotency-Key: the same key gives the same booking again
   * @throws Problem 409 when the slot is taken or the mentee is busy then
   */
  @Transactional
  BookingView book(UUID mentee, BookingRequest request, @Nullable String key) {
    return requests.once(
        mentee, key, request, BookingView.class, () -> BookingView.of(hold(mentee, request)));
  }

  private Booking hold(UUID mentee, BookingRequest request) {
    var now = clock.instant();
    var slot = slots.describe(request.offering(), request.start());
    var funding = request.payment();
    var cohort = eligibility.require(mentee, slot, funding);
    staleHolds.clear(slot, mentee, now);
    var session = seats.take(slot, mentee);
    var terms =
        new Terms(
            slot.price(),
            funding,
            cohort,
            slot.policy(),
            CancellationPolicy.ALL,
            slot.needsApproval());
    var booking = Booking.hold(mentee, slot.in(session), terms, now, now.plus(rules.hold()));
    if (!steps.hold(booking, now)) {
      throw Problem.conflict(
          "mentee-busy", "You have another session at that time. Choose another slot.");
    }
    return booking;
  }
}
