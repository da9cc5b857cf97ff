package dev.tandem.members.application;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.members.person.MenteeForm;
import dev.tandem.members.person.MentorForm;
import dev.tandem.members.person.ProfileForms;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The part of the home page on which somebody who is no member yet says who they are. */
@Controller
@RequestMapping("/members/fragments/joining")
class JoiningPages {

  private final JoiningService joining;
  private final ApplicationService service;
  private final MentorApplications applications;
  private final ApplicationMessages messages;
  private final Members members;
  private final ProfileForms forms;

  JoiningPages(
      JoiningService joining,
      ApplicationService service,
      MentorApplications applications,
      ApplicationMessages messages,
      Members members,
      ProfileForms forms) {
    this.joining = joining;
    this.service = service;
    this.applications = applications;
    this.messages = messages;
    this.members = members;
    this.forms = forms;
  }

  /**
   * @param applying whether to show the form for an application instead of that for mentees
   */
  @GetMapping
  String show(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(defaultValue = "false") boolean applying,
      Caller caller,
      ZoneId zone,
      Model model) {
    var role = joining.open(token, caller);
    var id = new MemberId(caller.memberId());
    var application = applications.findById(id);
    if (members.existsById(id)) {
      return "members/joined";
    }
    model.addAttribute("token", token);
    model.addAttribute("zone", zone);
    application.ifPresent(it -> {
      model.addAttribute("vetted", it);
      model.addAttribute("messages", messages.list(id));
    });
    model.addAttribute("questions", ApplicationQuestions.QUESTIONS);
    model.addAttribute("invitedAsMentor", role == Role.MENTOR);
    model.addAttribute("applying", applying);
    forms.addChoices(model);
    return "members/joining";
  }

  @PostMapping("/mentee")
  String joinAsMentee(
      @RequestParam(required = false) @Nullable String token, MenteeForm form, Caller caller) {
    joining.joinAsMentee(token, caller, form.learningGoals());
    return "members/joined";
  }

  @PostMapping("/mentor")
  String joinAsMentor(
      @RequestParam(required = false) @Nullable String token, MentorForm form, Caller caller) {
    joining.joinAsMentor(token, caller, form.profile());
    return "members/joined";
  }

  @PostMapping("/application")
  String apply(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(required = false) @Nullable List<String> answer,
      MentorForm form,
      Caller caller,
      ZoneId zone,
      Model model) {
    joining.open(token, caller);
    service.submit(
        new MemberId(caller.memberId()),
        form.profile(),
        ApplicationQuestions.requireAnswers(answer));
    return show(token, false, caller, zone, model);
  }

  @PostMapping("/answer")
  String answer(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(required = false) @Nullable String text,
      Caller caller,
      ZoneId zone,
      Model model) {
    joining.open(token, caller);
    service.answer(new MemberId(caller.memberId()), text);
    return show(token, false, caller, zone, model);
  }
}
