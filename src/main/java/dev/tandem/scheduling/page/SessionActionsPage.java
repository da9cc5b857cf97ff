package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.ReasonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The actions on the page of a session that one button does. */
@Controller
@RequestMapping("/scheduling/sessions/{id}")
class SessionActionsPage {

  private final ApprovalService approvalService;
  private final CompletionService completionService;
  private final NoShowService noShowService;
  private final NoShowSettlement noShowSettlement;

  SessionActionsPage(
      ApprovalService approvalService,
      CompletionService completionService,
      NoShowService noShowService,
      NoShowSettlement noShowSettlement) {
    this.approvalService = approvalService;
    this.completionService = completionService;
    this.noShowService = noShowService;
    this.noShowSettlement = noShowSettlement;
  }

  @PostMapping("/approval")
  String approve(
      @PathVariable UUID id,
      @RequestParam boolean approved,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    approvalService.decide(new BookingId(id), caller, approved, ReasonText.validate(reason));
    return SessionPage.redirectTo(id);
  }

  @PostMapping("/completion")
  String complete(@PathVariable UUID id, Caller caller) {
    completionService.complete(new BookingId(id), caller);
    return SessionPage.redirectTo(id);
  }

  @PostMapping("/no-show")
  String reportNoShow(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Party absent,
      Caller caller) {
    noShowService.report(new BookingId(id), caller, absent);
    return SessionPage.redirectTo(id);
  }

  @PostMapping("/dispute")
  String dispute(@PathVariable UUID id, Caller caller) {
    noShowService.dispute(new BookingId(id), caller);
    return SessionPage.redirectTo(id);
  }

  @PostMapping("/resolution")
  String resolve(@PathVariable UUID id, @RequestParam NoShowOutcome outcome, Caller caller) {
    noShowSettlement.resolve(new BookingId(id), caller, outcome);
    return SessionPage.redirectTo(id);
  }
}
