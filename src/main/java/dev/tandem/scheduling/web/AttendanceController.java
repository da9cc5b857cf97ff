package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API to say whether a session took place, to dispute a no-show and to decide on it. */
@RestController
@RequestMapping("/api/scheduling/bookings/{id}")
class AttendanceController {

  private final CompletionService completionService;
  private final NoShowService noShowService;
  private final NoShowSettlement noShowSettlement;

  AttendanceController(
      CompletionService completionService,
      NoShowService noShowService,
      NoShowSettlement noShowSettlement) {
    this.completionService = completionService;
    this.noShowService = noShowService;
    this.noShowSettlement = noShowSettlement;
  }

  @PostMapping("/completion")
  BookingView complete(@PathVariable UUID id, Caller caller) {
    return BookingView.of(completionService.complete(new BookingId(id), caller));
  }

  @PostMapping("/no-show")
  BookingView reportNoShow(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable NoShowRequest request,
      Caller caller) {
    var absent = request == null ? null : request.absent();
    return BookingView.of(noShowService.report(new BookingId(id), caller, absent));
  }

  @PostMapping("/dispute")
  BookingView dispute(@PathVariable UUID id, Caller caller) {
    return BookingView.of(noShowService.dispute(new BookingId(id), caller));
  }

  @PostMapping("/resolution")
  BookingView resolve(
      @PathVariable UUID id, @RequestBody ResolutionRequest request, Caller caller) {
    if (request.outcome() == null) {
      throw Problem.malformed("outcome is required: HELD, MENTEE_ABSENT or MENTOR_ABSENT.");
    }
    return BookingView.of(noShowSettlement.resolve(new BookingId(id), caller, request.outcome()));
  }

  record NoShowRequest(@Nullable Party absent) {}

  record ResolutionRequest(@Nullable NoShowOutcome outcome) {}
}
