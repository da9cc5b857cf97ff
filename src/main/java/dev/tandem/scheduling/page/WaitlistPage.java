package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.seat.WaitlistService;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The buttons with which a mentee joins and leaves the waiting list of a slot. */
@Controller
@RequestMapping("/scheduling/waitlist")
class WaitlistPage {

  private final WaitlistService waitlistService;

  WaitlistPage(WaitlistService waitlistService) {
    this.waitlistService = waitlistService;
  }

  @PostMapping
  String join(@RequestParam UUID offering, @RequestParam Instant startsAt, Caller caller) {
    caller.require(Role.MENTEE);
    waitlistService.join(caller, offering, BookingRequest.validateStart(startsAt));
    return "redirect:/scheduling/sessions";
  }

  @PostMapping("/leave")
  String leave(@RequestParam UUID offering, @RequestParam Instant startsAt, Caller caller) {
    waitlistService.leave(caller.memberId(), offering, BookingRequest.validateStart(startsAt));
    return "redirect:/scheduling/sessions";
  }
}
