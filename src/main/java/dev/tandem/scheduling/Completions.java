package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A session took place: the mentor says so, or nobody says otherwise. */
@Service
@Component
class Completions {

  private final Parties parties;
  private final Steps steps;
  private final Clock clock;

  Completions(Parties parties, Steps steps, Clock clock) {
    this.parties = parties;
    this.steps = steps;
    this.clock = clock;
  }

  @Transactional
  Booking complete(BookingId id, Caller caller) {
    var booking = parties.lock(id, caller);
    if (Parties.of(booking, caller) == Party.MENTEE) {
      throw Problem.forbidden("The mentor completes a session.");
    }
    var now = clock.instant();
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict("not-confirmed", "Only a confirmed session can be completed.");
    }
    if (!booking.slot().hasEnded(now)) {
      throw Problem.conflict("not-over", "The session is not over yet.");
    }
    return complete(booking, "The mentor says that it took place.", now);
  }

  Booking complete(Booking booking, String note, Instant now) {
    var completed = booking.complete();
    var fact = new BookingFacts(completed, now).completed();
    steps.take(Step.COMPLETE, completed, note, now, fact);
    return completed;
  }
}
