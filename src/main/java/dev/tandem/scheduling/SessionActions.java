package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.NoShowOutcome;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people do about a session from its page. */
@Controller
@RequestMapping("/scheduling/sessions/{id}")
class SessionActions {

  private final Parties parties;
  private final Cancellations cancellations;
  private final Reschedules reschedules;
  private final OpenSlots slots;
  private final Approvals approvals;
  private final Completions completions;
  private final NoShows noShows;
  private final Clock clock;

  SessionActions(
      Parties parties,
      Cancellations cancellations,
      Reschedules reschedules,
      OpenSlots slots,
      Approvals approvals,
      Completions completions,
      NoShows noShows,
      Clock clock) {
    this.parties = parties;
    this.cancellations = cancellations;
    this.reschedules = reschedules;
    this.slots = slots;
    this.approvals = approvals;
    this.completions = completions;
    this.noShows = noShows;
    this.clock = clock;
  }

  /** Shows the exact refund before anyone cancels. */
  @GetMapping("/cancellation")
  String askToCancel(@PathVariable UUID id, Caller caller, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("refund", cancellations.preview(new BookingId(id), caller));
    model.addAttribute("by", Parties.of(parties.find(new BookingId(id), caller), caller).name());
    return "scheduling/session-cancellation";
  }

  @PostMapping("/cancellation")
  String cancel(
      @PathVariable UUID id,
      @RequestParam long minor,
      @RequestParam String currency,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    cancellations.cancel(
        new BookingId(id), caller, money(minor, currency), BookingController.shortened(reason));
    return backTo(id);
  }

  @GetMapping("/reschedule")
  String askToMove(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = parties.find(new BookingId(id), caller);
    model.addAttribute("id", id);
    model.addAttribute("zone", zone.getId());
    model.addAttribute("left", Booking.MOVES - booking.moves());
    model.addAttribute("mine", Parties.of(booking, caller).name());
    model.addAttribute(
        "slots",
        slots.nextStarts(booking.slot(), clock.instant()).stream()
            .map(it -> When.of(it, zone))
            .toList());
    return "scheduling/session-reschedule";
  }

  @PostMapping("/reschedule")
  String move(@PathVariable UUID id, @RequestParam Instant startsAt, Caller caller) {
    var start = BookingRequest.start(startsAt);
    Contention.refuse(() -> reschedules.move(new BookingId(id), caller, start));
    return backTo(id);
  }

  @PostMapping("/approval")
  String approve(
      @PathVariable UUID id,
      @RequestParam boolean approved,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    approvals.decide(new BookingId(id), caller, approved, BookingController.shortened(reason));
    return backTo(id);
  }

  @PostMapping("/completion")
  String complete(@PathVariable UUID id, Caller caller) {
    completions.complete(new BookingId(id), caller);
    return backTo(id);
  }

  @PostMapping("/no-show")
  String reportNoShow(@PathVariable UUID id, Caller caller) {
    noShows.report(new BookingId(id), caller, null);
    return backTo(id);
  }

  @PostMapping("/dispute")
  String dispute(@PathVariable UUID id, Caller caller) {
    noShows.dispute(new BookingId(id), caller);
    return backTo(id);
  }

  @PostMapping("/resolution")
  String resolve(@PathVariable UUID id, @RequestParam NoShowOutcome outcome, Caller caller) {
    noShows.resolve(new BookingId(id), caller, outcome);
    return backTo(id);
  }

  private static String backTo(UUID id) {
    return "redirect:/scheduling/sessions/" + id;
  }

  private static Money money(long minor, String currency) {
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("That is no amount of money.");
    }
  }
}
