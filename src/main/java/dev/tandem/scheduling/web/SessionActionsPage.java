package dev.tandem.scheduling.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingAccess;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.BookingRequest;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.scheduling.seat.SlotContention;
import dev.tandem.scheduling.slot.SlotCatalog;
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

/** The actions on the page of a session. */
@Controller
@RequestMapping("/scheduling/sessions/{id}")
class SessionActionsPage {

  private final BookingAccess bookingAccess;
  private final CancellationService cancellationService;
  private final RescheduleService rescheduleService;
  private final SlotCatalog slotCatalog;
  private final ApprovalService approvalService;
  private final CompletionService completionService;
  private final NoShowService noShowService;
  private final Clock clock;

  SessionActionsPage(
      BookingAccess bookingAccess,
      CancellationService cancellationService,
      RescheduleService rescheduleService,
      SlotCatalog slotCatalog,
      ApprovalService approvalService,
      CompletionService completionService,
      NoShowService noShowService,
      Clock clock) {
    this.bookingAccess = bookingAccess;
    this.cancellationService = cancellationService;
    this.rescheduleService = rescheduleService;
    this.slotCatalog = slotCatalog;
    this.approvalService = approvalService;
    this.completionService = completionService;
    this.noShowService = noShowService;
    this.clock = clock;
  }

  /** Shows the exact refund before the session is cancelled. */
  @GetMapping("/cancellation")
  String showCancellation(@PathVariable UUID id, Caller caller, Model model) {
    model.addAttribute("id", id);
    model.addAttribute("refund", cancellationService.preview(new BookingId(id), caller));
    model.addAttribute(
        "viewerRole",
        BookingAccess.partyOf(bookingAccess.find(new BookingId(id), caller), caller).name());
    return "scheduling/session-cancellation";
  }

  @PostMapping("/cancellation")
  String cancel(
      @PathVariable UUID id,
      @RequestParam long minor,
      @RequestParam String currency,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    cancellationService.cancel(
        new BookingId(id),
        caller,
        parseMoney(minor, currency),
        BookingController.requireValidReason(reason));
    return redirectTo(id);
  }

  @GetMapping("/reschedule")
  String showReschedule(@PathVariable UUID id, Caller caller, ZoneId zone, Model model) {
    var booking = bookingAccess.find(new BookingId(id), caller);
    model.addAttribute("id", id);
    model.addAttribute("zone", zone.getId());
    model.addAttribute("reschedulesLeft", Booking.MAX_RESCHEDULES - booking.reschedules());
    model.addAttribute("viewerRole", BookingAccess.partyOf(booking, caller).name());
    model.addAttribute(
        "slots",
        slotCatalog.findNextStarts(booking.slot(), clock.instant()).stream()
            .map(start -> LocalizedTime.of(start, zone))
            .toList());
    return "scheduling/session-reschedule";
  }

  @PostMapping("/reschedule")
  String reschedule(@PathVariable UUID id, @RequestParam Instant startsAt, Caller caller) {
    var start = BookingRequest.validateStart(startsAt);
    SlotContention.translateLockFailure(
        () -> rescheduleService.reschedule(new BookingId(id), caller, start));
    return redirectTo(id);
  }

  @PostMapping("/approval")
  String approve(
      @PathVariable UUID id,
      @RequestParam boolean approved,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    approvalService.decide(
        new BookingId(id), caller, approved, BookingController.requireValidReason(reason));
    return redirectTo(id);
  }

  @PostMapping("/completion")
  String complete(@PathVariable UUID id, Caller caller) {
    completionService.complete(new BookingId(id), caller);
    return redirectTo(id);
  }

  @PostMapping("/no-show")
  String reportNoShow(@PathVariable UUID id, Caller caller) {
    noShowService.report(new BookingId(id), caller, null);
    return redirectTo(id);
  }

  @PostMapping("/dispute")
  String dispute(@PathVariable UUID id, Caller caller) {
    noShowService.dispute(new BookingId(id), caller);
    return redirectTo(id);
  }

  @PostMapping("/resolution")
  String resolve(@PathVariable UUID id, @RequestParam NoShowOutcome outcome, Caller caller) {
    noShowService.resolve(new BookingId(id), caller, outcome);
    return redirectTo(id);
  }

  private static String redirectTo(UUID id) {
    return "redirect:/scheduling/sessions/" + id;
  }

  private static Money parseMoney(long minor, String currency) {
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("This is not an amount of money.");
    }
  }
}
