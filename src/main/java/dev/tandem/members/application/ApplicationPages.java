package dev.tandem.members.application;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.Labels;
import dev.tandem.members.person.MemberId;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which operators vet those who want to become mentors. */
@Controller
@RequestMapping("/members/applications")
@PreAuthorize("hasRole('OPERATOR')")
class ApplicationPages {

  private static final List<ApplicationState> OPEN =
      List.of(ApplicationState.WAITING, ApplicationState.ASKED);
  private static final List<ApplicationState> DECIDED =
      List.of(ApplicationState.ACCEPTED, ApplicationState.DECLINED);

  private final ApplicationService service;
  private final MentorApplications applications;
  private final ApplicationMessages messages;

  ApplicationPages(
      ApplicationService service, MentorApplications applications, ApplicationMessages messages) {
    this.service = service;
    this.applications = applications;
    this.messages = messages;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "false") boolean decided,
      Paging paging,
      ZoneId zone,
      Model model) {
    var found = applications.list(decided ? DECIDED : OPEN, paging);
    model.addAttribute("found", found);
    model.addAttribute("decided", decided);
    model.addAttribute("zone", zone);
    return "members/applications";
  }

  @GetMapping("/{id}")
  String show(@PathVariable UUID id, ZoneId zone, Model model) {
    var application =
        applications.findById(new MemberId(id)).orElseThrow(() -> Problem.notFound("application"));
    model.addAttribute("vetted", application);
    model.addAttribute("languages", Labels.languages(application.profile().languages()));
    model.addAttribute("open", application.state().open());
    model.addAttribute("messages", messages.list(application.id()));
    model.addAttribute("zone", zone);
    return "members/application";
  }

  @PostMapping("/{id}/questions")
  String ask(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String text,
      Caller operator) {
    service.ask(new MemberId(id), text, operator.memberId());
    return "redirect:/members/applications/" + id + "?saved";
  }

  @PostMapping("/{id}/acceptance")
  String accept(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String text,
      Caller operator) {
    service.accept(new MemberId(id), text, operator.memberId());
    return "redirect:/members/applications/" + id + "?saved";
  }

  @PostMapping("/{id}/decline")
  String decline(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String text,
      Caller operator) {
    service.decline(new MemberId(id), text, operator.memberId());
    return "redirect:/members/applications/" + id + "?saved";
  }
}
