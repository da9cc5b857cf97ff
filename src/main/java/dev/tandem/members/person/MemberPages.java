package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.time.ZoneId;
import java.util.Locale;
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

/** The pages on which operators find, add and change members. */
@Controller
@RequestMapping("/members/people")
@PreAuthorize("hasRole('OPERATOR')")
class MemberPages {

  private final Members members;
  private final ProfileForms forms;
  private final MentorService mentors;
  private final MenteeService mentees;

  MemberPages(Members members, ProfileForms forms, MentorService mentors, MenteeService mentees) {
    this.members = members;
    this.forms = forms;
    this.mentors = mentors;
    this.mentees = mentees;
  }

  @GetMapping
  String people(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String role,
      Paging paging,
      ZoneId zone,
      Model model) {
    model.addAttribute("zone", zone);
    var found = members.search(name, parseRole(role), paging);
    model.addAttribute("name", name);
    model.addAttribute("role", role);
    model.addAttribute("found", found);
    return "members/people";
  }

  @GetMapping("/new")
  String add(@RequestParam String role, Model model) {
    model.addAttribute("adding", parseRole(role) == Role.MENTOR ? "mentor" : "mentee");
    forms.addChoices(model);
    return "members/new";
  }

  @PostMapping("/mentors")
  String addMentor(MentorForm form) {
    return redirectTo(mentors.join(form.profile()).id());
  }

  @PostMapping("/mentees")
  String addMentee(MenteeForm form) {
    return redirectTo(mentees.join(form.learningGoals()).id());
  }

  @GetMapping("/{id}")
  String person(@PathVariable UUID id, ZoneId zone, Model model) {
    model.addAttribute("zone", zone);
    var member = members.findById(new MemberId(id)).orElseThrow(() -> Problem.notFound("member"));
    model.addAttribute("member", member);
    forms.addFormsOf(member.id(), model);
    return "members/person";
  }

  @PostMapping("/{id}/mentor")
  String change(@PathVariable UUID id, MentorForm form) {
    return redirectTo(mentors.change(new MemberId(id), form.profile(), form.version()).id());
  }

  @PostMapping("/{id}/mentee")
  String change(@PathVariable UUID id, MenteeForm form) {
    return redirectTo(mentees.change(new MemberId(id), form.learningGoals(), form.version()).id());
  }

  @PostMapping("/{id}/listing")
  String list(@PathVariable UUID id, @RequestParam boolean listed) {
    var mentor = new MemberId(id);
    var changed =
        listed ? mentors.relist(mentor, true) : mentors.unlist(mentor, MentorService.BY_OPERATOR);
    return redirectTo(changed.id());
  }

  private static String redirectTo(MemberId id) {
    return "redirect:/members/people/" + id.value() + "?saved";
  }

  private static @Nullable Role parseRole(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("role must be mentee, mentor or operator.");
    }
  }
}
