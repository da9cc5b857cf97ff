package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.booking.RefundKind;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.ReasonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API to cancel a booking for the refund that a preview has shown. */
@RestController
@RequestMapping("/api/scheduling/bookings/{id}")
class CancellationController {

  private final CancellationService cancellationService;

  CancellationController(CancellationService cancellationService) {
    this.cancellationService = cancellationService;
  }

  @PostMapping("/cancellation-preview")
  CancellationPreview preview(@PathVariable UUID id, Caller caller) {
    var refund = cancellationService.preview(new BookingId(id), caller);
    return new CancellationPreview(refund.amount(), refund.kind(), refund.basisPoints());
  }

  @PostMapping("/cancellation")
  BookingView cancel(
      @PathVariable UUID id, @RequestBody CancellationRequest request, Caller caller) {
    if (request.refund() == null) {
      throw Problem.malformed("refund is required: send the amount that the preview has shown.");
    }
    var reason = ReasonText.validate(request.reason());
    return BookingView.of(
        cancellationService.cancel(new BookingId(id), caller, request.refund(), reason));
  }

  record CancellationPreview(Money refund, RefundKind tier, int basisPoints) {}

  record CancellationRequest(@Nullable Money refund, @Nullable String reason) {}
}
