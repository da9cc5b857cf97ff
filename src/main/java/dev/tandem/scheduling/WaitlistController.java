package dev.tandem.scheduling;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The lines for full slots over HTTP. */
@RestController
@RequestMapping("/api/scheduling/waitlist")
class WaitlistController {

  private final WaitlistDesk desk;
  private final Waitlist waitlist;

  WaitlistController(WaitlistDesk desk, Waitlist waitlist) {
    this.desk = desk;
    this.waitlist = waitlist;
  }

  @GetMapping
  Page<Waitlist.Place> mine(Caller caller, Paging paging) {
    return Page.cut(waitlist.placesOf(caller.memberId()), paging);
  }

  /** Joining twice keeps the first place. */
  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void join(@RequestBody Wanted wanted, Caller caller) {
    caller.require(Role.MENTEE);
    var slot = new BookingRequest(wanted.offeringId(), wanted.startsAt(), null);
    desk.join(caller.memberId(), slot.offering(), slot.start());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@RequestParam UUID offeringId, @RequestParam Instant startsAt, Caller caller) {
    desk.leave(caller.memberId(), offeringId, BookingRequest.start(startsAt));
  }

  record Wanted(@Nullable UUID offeringId, @Nullable Instant startsAt) {}
}
