package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.attendance.CompletionService;
import dev.tandem.scheduling.attendance.NoShowService;
import dev.tandem.scheduling.attendance.NoShowSettlement;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.meeting.MeetingService;
import dev.tandem.scheduling.process.ApprovalService;
import dev.tandem.scheduling.process.ReasonText;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
  private final MeetingService meetingService;
  private final SessionPage sessionPage;

  SessionActionsPage(
      ApprovalService approvalService,
      CompletionService completionService,
      NoShowService noShowService,
      NoShowSettlement noShowSettlement,
      MeetingService meetingService,
      SessionPage sessionPage) {
    this.approvalService = approvalService;
    this.completionService = completionService;
    this.noShowService = noShowService;
    this.noShowSettlement = noShowSettlement;
    this.meetingService = meetingService;
    this.sessionPage = sessionPage;
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

  /** What cannot be a place to meet stays in the form, with why. */
  @PostMapping("/meeting")
  String changeMeeting(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String meeting,
      Caller caller,
      ZoneId zone,
      HttpServletResponse response,
      Model model) {
    try {
      meetingService.change(new BookingId(id), caller, meeting);
      return SessionPage.redirectTo(id) + "?met";
    } catch (Problem problem) {
      if (problem.getStatusCode() != HttpStatus.UNPROCESSABLE_CONTENT) {
        throw problem;
      }
      response.setStatus(problem.getStatusCode().value());
      model.addAttribute("meetingProblem", problem.getBody().getDetail());
      model.addAttribute("typedMeeting", meeting);
      return sessionPage.show(id, caller, zone, model);
    }
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
