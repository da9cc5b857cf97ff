package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.time.Clock;
import java.time.Instant;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Someone did not come: reported by one, contested by the other, resolved by an operator. */
@Service
@Component
class NoShows {

  private final Parties parties;
  private final NoShowClaims claims;
  private final Processes processes;
  private final Steps steps;
  private final Strikes strikes;
  private final BookingRules rules;
  private final Clock clock;

  NoShows(
      Parties parties,
      NoShowClaims claims,
      Processes processes,
      Steps steps,
      Strikes strikes,
      BookingRules rules,
      Clock clock) {
    this.parties = parties;
    this.claims = claims;
    this.processes = processes;
    this.steps = steps;
    this.strikes = strikes;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * @param said who was absent; by default the one who does not report
   */
  @Transactional
  Booking report(BookingId id, Caller caller, @Nullable Party said) {
    var booking = parties.lock(id, caller);
    var by = Parties.of(booking, caller);
    var absent = absent(by, said);
    var now = clock.instant();
    requireReportable(booking, now);
    var missed =
        booking.missed(
            absent == Party.MENTOR ? "The mentor did not come." : "The mentee did not come.");
    var fact = new BookingFacts(missed, now).noShowReported(absent, by);
    steps.take(Step.REPORT_NO_SHOW, missed, "Absent: " + absent + ", says " + by, now, fact);
    claims.add(new NoShow(id, absent, by, now, null, null));
    return missed;
  }

  @Transactional
  Booking dispute(BookingId id, Caller caller) {
    var booking = parties.lock(id, caller);
    var by = Parties.of(booking, caller);
    var claim = open(booking);
    var now = clock.instant();
    if (by == Party.PLATFORM || by != claim.absent()) {
      throw Problem.forbidden("Only who is said to have been absent can contest it.");
    }
    if (claim.disputedAt() != null) {
      throw Problem.conflict("already-disputed", "This has been contested; an operator decides.");
    }
    if (now.isAfter(claim.reportedAt().plus(rules.disputeWindow()))) {
      throw Problem.conflict("dispute-too-late", "The time to contest this is over.");
    }
    var noted = booking.noted();
    var fact = new BookingFacts(noted, now).noShowDisputed(by);
    steps.take(Step.DISPUTE_NO_SHOW, noted, "Contested by " + by, now, fact);
    processes.save(BookingProcess.waiting(noted, ProcessState.RESOLUTION, null), now);
    claims.dispute(id, now);
    return noted;
  }

  /** An operator's word ends it. */
  @Transactional
  Booking resolve(BookingId id, Caller caller, NoShowOutcome outcome) {
    var booking = parties.lock(id, caller);
    caller.require(dev.tandem.access.identity.Role.OPERATOR);
    open(booking);
    return settle(booking, outcome, "Decided by an operator: " + outcome, clock.instant());
  }

  void settleAsReported(Booking booking, Instant now) {
    settle(booking, open(booking).asReported(), "Nobody contested it.", now);
  }

  private Booking settle(Booking booking, NoShowOutcome outcome, String note, Instant now) {
    claims.resolve(booking.id(), outcome, now);
    var resolved = booking.noted();
    var fact = new BookingFacts(resolved, now).noShowResolved(outcome);
    steps.take(Step.SETTLE_NO_SHOW, resolved, note, now, fact);
    processes.save(BookingProcess.waiting(resolved, ProcessState.DONE, null), now);
    if (outcome == NoShowOutcome.MENTOR_ABSENT) {
      strikes.add(booking, "Did not come to a session", now);
    }
    return outcome == NoShowOutcome.HELD ? held(resolved, now) : resolved;
  }

  private Booking held(Booking booking, Instant now) {
    var completed = booking.complete();
    var fact = new BookingFacts(completed, now).completed();
    steps.take(Step.COMPLETE, completed, "The session took place after all.", now, fact);
    return completed;
  }

  private NoShow open(Booking booking) {
    var claim = claims.find(booking.id());
    if (claim.isEmpty() || claim.get().outcome() != null) {
      throw Problem.conflict("no-open-no-show", "There is no open report of a no-show here.");
    }
    return claim.get();
  }

  private void requireReportable(Booking booking, Instant now) {
    if (booking.status() != BookingStatus.CONFIRMED) {
      throw Problem.conflict("not-confirmed", "Only a confirmed session can have been missed.");
    }
    if (now.isBefore(booking.slot().startsAt().plus(rules.noShowFrom()))) {
      throw Problem.conflict(
          "no-show-too-early",
          "Wait until %d minutes after the start.".formatted(rules.noShowFrom().toMinutes()));
    }
    if (now.isAfter(booking.slot().endsAt().plus(rules.noShowWindow()))) {
      throw Problem.conflict("no-show-too-late", "The time to report a no-show is over.");
    }
  }

  private static Party absent(Party by, @Nullable Party said) {
    var absent =
        switch (by) {
          case MENTEE -> said == null ? Party.MENTOR : said;
          case MENTOR -> said == null ? Party.MENTEE : said;
          case PLATFORM -> said == null ? Party.PLATFORM : said;
        };
    if (absent == by || absent == Party.PLATFORM) {
      throw Problem.refused("no-show-of-whom", "Say who did not come: the MENTEE or the MENTOR.");
    }
    return absent;
  }
}
