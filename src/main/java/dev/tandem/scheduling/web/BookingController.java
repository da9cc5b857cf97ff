package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.booking.BookingView;
import dev.tandem.scheduling.booking.RefundKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.BookingService;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.SlotContention;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The HTTP API of bookings, from holding a slot to completion, cancellation or no-show. */
@RestController
@RequestMapping("/api/scheduling/bookings")
class BookingController {

  private final BookingService bookingService;
  private final BookingAccess bookingAccess;
  private final BookingQueries bookingQueries;
  private final CancellationService cancellationService;
  private final RescheduleService rescheduleService;
  private final ApprovalService approvalService;
  private final CompletionService completionService;
  private final NoShowService noShowService;

  BookingController(
      BookingService bookingService,
      BookingAccess bookingAccess,
      BookingQueries bookingQueries,
      CancellationService cancellationService,
      RescheduleService rescheduleService,
      ApprovalService approvalService,
      CompletionService completionService,
      NoShowService noShowService) {
    this.bookingService = bookingService;
    this.bookingAccess = bookingAccess;
    this.bookingQueries = bookingQueries;
    this.cancellationService = cancellationService;
    this.rescheduleService = rescheduleService;
    this.approvalService = approvalService;
    this.completionService = completionService;
    this.noShowService = noShowService;
  }

  @PostMapping
  ResponseEntity<BookingView> book(
      @RequestBody BookingRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    caller.require(Role.MENTEE);
    var booking =
        SlotContention.translateLockFailure(
            () -> bookingService.book(caller.memberId(), request, key));
    return ResponseEntity.created(URI.create("/api/scheduling/bookings/" + booking.id()))
        .body(booking);
  }

  @GetMapping
  Page<BookingView> list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable UUID member,
      Paging paging,
      Caller caller) {
    return bookingQueries
        .findVisible(caller, BookingQueries.parseStatus(status), member, paging)
        .map(BookingView::of);
  }

  @GetMapping("/{id}")
  BookingView show(@PathVariable UUID id, Caller caller) {
    return BookingView.of(bookingAccess.find(new BookingId(id), caller));
  }

  @PostMapping("/{id}/cancellation-preview")
  CancellationPreview preview(@PathVariable UUID id, Caller caller) {
    var refund = cancellationService.preview(new BookingId(id), caller);
    return new CancellationPreview(refund.amount(), refund.kind(), refund.basisPoints());
  }

  @PostMapping("/{id}/cancellation")
  BookingView cancel(
      @PathVariable UUID id, @RequestBody CancellationRequest request, Caller caller) {
    if (request.refund() == null) {
      throw Problem.malformed("refund is required: send the amount that the preview has shown.");
    }
    var reason = requireValidReason(request.reason());
    return BookingView.of(
        cancellationService.cancel(new BookingId(id), caller, request.refund(), reason));
  }

  @PostMapping("/{id}/reschedule")
  BookingView reschedule(
      @PathVariable UUID id, @RequestBody RescheduleRequest request, Caller caller) {
    var start = BookingRequest.validateStart(request.startsAt());
    return BookingView.of(
        SlotContention.translateLockFailure(
            () -> rescheduleService.reschedule(new BookingId(id), caller, start)));
  }

  @PostMapping("/{id}/completion")
  BookingView complete(@PathVariable UUID id, Caller caller) {
    return BookingView.of(completionService.complete(new BookingId(id), caller));
  }

  @PostMapping("/{id}/no-show")
  BookingView reportNoShow(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable NoShowRequest request,
      Caller caller) {
    var absent = request == null ? null : request.absent();
    return BookingView.of(noShowService.report(new BookingId(id), caller, absent));
  }

  @PostMapping("/{id}/dispute")
  BookingView dispute(@PathVariable UUID id, Caller caller) {
    return BookingView.of(noShowService.dispute(new BookingId(id), caller));
  }

  @PostMapping("/{id}/resolution")
  BookingView resolve(
      @PathVariable UUID id, @RequestBody ResolutionRequest request, Caller caller) {
    if (request.outcome() == null) {
      throw Problem.malformed("outcome is required: HELD, MENTEE_ABSENT or MENTOR_ABSENT.");
    }
    return BookingView.of(noShowService.resolve(new BookingId(id), caller, request.outcome()));
  }

  @PostMapping("/{id}/approval")
  BookingView approve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ApprovalRequest request,
      Caller caller) {
    var approved = request == null || request.approved() == null || request.approved();
    var reason = request == null ? null : requireValidReason(request.reason());
    return BookingView.of(approvalService.decide(new BookingId(id), caller, approved, reason));
  }

  static @Nullable String requireValidReason(@Nullable String reason) {
    if (reason != null && reason.length() > 500) {
      throw Problem.malformed("The reason can have at most 500 characters.");
    }
    return reason == null ? null : reason.replace("\0", "");
  }

  record CancellationPreview(Money refund, RefundKind tier, int basisPoints) {}

  record CancellationRequest(@Nullable Money refund, @Nullable String reason) {}

  record RescheduleRequest(@Nullable Instant startsAt) {}

  record NoShowRequest(@Nullable Party absent) {}

  record ResolutionRequest(@Nullable NoShowOutcome outcome) {}

  record ApprovalRequest(@Nullable Boolean approved, @Nullable String reason) {}
}
