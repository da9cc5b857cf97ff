package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.seat.WaitlistEntry;
import dev.tandem.scheduling.seat.WaitlistService;
import dev.tandem.scheduling.seat.WaitlistStatus;
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

/** The HTTP API of the waiting lists for full slots. */
@RestController
@RequestMapping("/api/scheduling/waitlist")
class WaitlistController {

  private final WaitlistService waitlistService;

  WaitlistController(WaitlistService waitlistService) {
    this.waitlistService = waitlistService;
  }

  @GetMapping
  Page<WaitlistPlace> list(Caller caller, Paging paging) {
    return Page.slice(waitlistService.findEntries(caller.memberId()), paging)
        .map(WaitlistPlace::of);
  }

  /** Joining again keeps the earlier place. */
  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void join(@RequestBody WaitlistRequest request, Caller caller) {
    caller.require(Role.MENTEE);
    if (request.offeringId() == null) {
      throw Problem.malformed("offeringId is required.");
    }
    var start = BookingRequest.validateStart(request.startsAt());
    waitlistService.join(caller, request.offeringId(), start);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(@RequestParam UUID offeringId, @RequestParam Instant startsAt, Caller caller) {
    waitlistService.leave(caller.memberId(), offeringId, BookingRequest.validateStart(startsAt));
  }

  /**
   * @param offeredUntil until when the slot is kept for the mentee, once it is offered
   */
  record WaitlistPlace(
      UUID offeringId, Instant startsAt, WaitlistStatus status, @Nullable Instant offeredUntil) {

    private static WaitlistPlace of(WaitlistEntry entry) {
      return new WaitlistPlace(
          entry.offeringId(), entry.startsAt(), entry.status(), entry.offeredUntil());
    }
  }

  record WaitlistRequest(@Nullable UUID offeringId, @Nullable Instant startsAt) {}
}
