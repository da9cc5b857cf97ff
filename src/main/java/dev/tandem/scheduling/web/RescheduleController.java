package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.SlotContention;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API to move a booking to another slot. */
@RestController
@RequestMapping("/api/scheduling/bookings/{id}")
class RescheduleController {

  private final RescheduleService rescheduleService;

  RescheduleController(RescheduleService rescheduleService) {
    this.rescheduleService = rescheduleService;
  }

  @PostMapping("/reschedule")
  BookingView reschedule(
      @PathVariable UUID id, @RequestBody RescheduleRequest request, Caller caller) {
    var start = BookingRequest.validateStart(request.startsAt());
    return BookingView.of(
        SlotContention.translateLockFailure(
            () -> rescheduleService.reschedule(new BookingId(id), caller, start)));
  }

  record RescheduleRequest(@Nullable Instant startsAt) {}
}
