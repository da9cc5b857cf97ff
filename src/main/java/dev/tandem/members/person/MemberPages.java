package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.Labels;
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
  private final Mentors mentors;
  private final Mentees mentees;
  private final MemberService service;

  MemberPages(Members members, Mentors mentors, Mentees mentees, MemberService service) {
    this.members = members;
    this.mentors = mentors;
    this.mentees = mentees;
    this.service = service;
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
    model.addAttribute("last", Math.max(0, (found.total() - 1) / found.size()));
    return "members/people";
  }

  @GetMapping("/new")
  String add(@RequestParam String role, Model model) {
    model.addAttribute("adding", parseRole(role) == Role.MENTOR ? "mentor" : "mentee");
    model.addAttribute("zones", Labels.zones());
    model.addAttribute("skills", mentors.skillsByFrequency(200));
    return "members/new";
  }

  @PostMapping("/mentors")
  String addMentor(MentorForm form) {
    return redirectTo(service.join(form.profile()).id());
  }

  @PostMapping("/mentees")
  String addMentee(MenteeForm form) {
    return redirectTo(service.join(form.learningGoals()).id());
  }

  @GetMapping("/{id}")
  String person(@PathVariable UUID id, ZoneId zone, Model model) {
    model.addAttribute("zone", zone);
    var member = members.findById(new MemberId(id)).orElseThrow(() -> Problem.notFound("member"));
    model.addAttribute("member", member);
    mentors
        .find(new MemberId(id))
        .ifPresent(mentor -> {
          model.addAttribute("mentor", MentorForm.of(mentor));
          model.addAttribute("listed", mentor.listed());
        });
    mentees
        .find(new MemberId(id))
        .map(MenteeForm::of)
        .ifPresent(form -> model.addAttribute("mentee", form));
    model.addAttribute("zones", Labels.zones());
    model.addAttribute("skills", mentors.skillsByFrequency(200));
    return "members/person";
  }

  @PostMapping("/{id}/mentor")
  String change(@PathVariable UUID id, MentorForm form) {
    return redirectTo(service.change(new MemberId(id), form.profile(), form.version()).id());
  }

  @PostMapping("/{id}/mentee")
  String change(@PathVariable UUID id, MenteeForm form) {
    return redirectTo(service.change(new MemberId(id), form.learningGoals(), form.version()).id());
  }

  @PostMapping("/{id}/listing")
  String list(@PathVariable UUID id, @RequestParam boolean listed) {
    var mentor = new MemberId(id);
    return redirectTo((listed ? service.relist(mentor) : service.unlist(mentor, "operator")).id());
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
