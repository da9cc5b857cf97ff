package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.FundingKind;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a mentee sees what a slot is and costs, and books it. */
@Controller
class BookPage {

  private final OpenSlots slots;
  private final Sessions sessions;
  private final BookSlot bookSlot;
  private final Cohorts cohorts;
  private final WaitlistDesk waitlist;
  private final MentorNames names;
  private final Clock clock;

  BookPage(
      OpenSlots slots,
      Sessions sessions,
      BookSlot bookSlot,
      Cohorts cohorts,
      WaitlistDesk waitlist,
      MentorNames names,
      Clock clock) {
    this.slots = slots;
    this.sessions = sessions;
    this.bookSlot = bookSlot;
    this.cohorts = cohorts;
    this.waitlist = waitlist;
    this.names = names;
    this.clock = clock;
  }

  @GetMapping("/scheduling/book")
  String show(
      @RequestParam UUID offering,
      @RequestParam Instant startsAt,
      Caller caller,
      ZoneId zone,
      Model model) {
    var start = BookingRequest.start(startsAt);
    var slot = slots.describe(offering, start);
    model.addAttribute("slot", slot);
    model.addAttribute("mentorName", names.of(slot.mentorId()));
    model.addAttribute("when", When.of(start, slot.endsAt(), zone));
    model.addAttribute("zone", zone.getId());
    var refunds = RefundLine.of(slot.policy(), slot.price(), start, clock.instant(), zone);
    model.addAttribute("refunds", refunds);
    model.addAttribute("grace", grace(slot));
    model.addAttribute("cohort", cohorts.shared(caller.memberId(), slot.mentorId()) != null);
    model.addAttribute("full", sessions.isFull(slot));
    model.addAttribute("past", !start.isAfter(clock.instant()));
    model.addAttribute("mentee", caller.is(Role.MENTEE));
    model.addAttribute("key", UUID.randomUUID());
    return "scheduling/book";
  }

  @PostMapping("/scheduling/book")
  String book(
      @RequestParam UUID offering,
      @RequestParam Instant startsAt,
      @RequestParam String payment,
      @RequestParam(required = false) @Nullable String key,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response,
      Model model) {
    caller.require(Role.MENTEE);
    var request = new BookingRequest(offering, startsAt, payment(payment));
    try {
      var booking = Contention.refuse(() -> bookSlot.book(caller.memberId(), request, key));
      return "redirect:/scheduling/sessions/" + booking.id();
    } catch (Problem problem) {
      response.setStatus(problem.getStatusCode().value());
      model.addAttribute("problem", problem.getBody().getDetail());
      return show(offering, startsAt, caller, zone, model);
    }
  }

  @PostMapping("/scheduling/waitlist")
  String wait(@RequestParam UUID offering, @RequestParam Instant startsAt, Caller caller) {
    caller.require(Role.MENTEE);
    waitlist.join(caller.memberId(), offering, BookingRequest.start(startsAt));
    return "redirect:/scheduling/sessions";
  }

  @PostMapping("/scheduling/waitlist/leave")
  String leave(@RequestParam UUID offering, @RequestParam Instant startsAt, Caller caller) {
    waitlist.leave(caller.memberId(), offering, BookingRequest.start(startsAt));
    return "redirect:/scheduling/sessions";
  }

  /** When a change of mind is free, in minutes; null when the start is too near for it. */
  private @Nullable Long grace(OpenSlot slot) {
    var now = clock.instant();
    var free = slot.policy().refund(now, slot.startsAt(), now) == CancellationPolicy.ALL;
    return free ? slot.policy().grace().toMinutes() : null;
  }

  private static BookingRequest.Payment payment(String choice) {
    return switch (choice) {
      case "pack" -> new BookingRequest.Payment(FundingKind.PACK, null);
      case "cohort" -> new BookingRequest.Payment(FundingKind.COHORT, null);
      default -> new BookingRequest.Payment(FundingKind.CARD, choice);
    };
  }
}
