package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.ReasonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API to approve or decline a booking. */
@RestController
@RequestMapping("/api/scheduling/bookings/{id}")
class ApprovalController {

  private final ApprovalService approvalService;

  ApprovalController(ApprovalService approvalService) {
    this.approvalService = approvalService;
  }

  @PostMapping("/approval")
  BookingView approve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ApprovalRequest request,
      Caller caller) {
    var approved = request == null || request.approved() == null || request.approved();
    var reason = request == null ? null : ReasonText.validate(request.reason());
    return BookingView.of(approvalService.decide(new BookingId(id), caller, approved, reason));
  }

  record ApprovalRequest(@Nullable Boolean approved, @Nullable String reason) {}
}
