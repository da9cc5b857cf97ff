package dev.tandem.members;

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

/** Operators add people and look after them. */
@Controller
@RequestMapping("/members/people")
@PreAuthorize("hasRole('OPERATOR')")
class PeoplePages {

  private final MemberRows members;
  private final Mentors mentors;
  private final Mentees mentees;
  private final Membership membership;

  PeoplePages(MemberRows members, Mentors mentors, Mentees mentees, Membership membership) {
    this.members = members;
    this.mentors = mentors;
    this.mentees = mentees;
    this.membership = membership;
  }

  @GetMapping
  String people(
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable String role,
      Paging paging,
      ZoneId zone,
      Model model) {
    model.addAttribute("zone", zone);
    var found = members.list(name, role(role), paging);
    model.addAttribute("name", name);
    model.addAttribute("role", role);
    model.addAttribute("found", found);
    model.addAttribute("last", Math.max(0, (found.total() - 1) / found.size()));
    return "members/people";
  }

  @GetMapping("/new")
  String add(@RequestParam String role, Model model) {
    model.addAttribute("adding", role(role) == Role.MENTOR ? "mentor" : "mentee");
    model.addAttribute("zones", Wording.zones());
    model.addAttribute("skills", mentors.skills(200));
    return "members/new";
  }

  @PostMapping("/mentors")
  String addMentor(MentorForm form) {
    return to(membership.joins(form.profile()).id());
  }

  @PostMapping("/mentees")
  String addMentee(MenteeForm form) {
    return to(membership.joins(form.aims()).id());
  }

  @GetMapping("/{id}")
  String person(@PathVariable UUID id, ZoneId zone, Model model) {
    model.addAttribute("zone", zone);
    var member = members.find(new MemberId(id)).orElseThrow(() -> Problem.notFound("member"));
    model.addAttribute("member", member);
    mentors
        .find(new MemberId(id))
        .ifPresent(it -> {
          model.addAttribute("mentor", MentorForm.of(it));
          model.addAttribute("listed", it.listed());
        });
    mentees.find(new MemberId(id)).ifPresent(it -> model.addAttribute("mentee", MenteeForm.of(it)));
    model.addAttribute("zones", Wording.zones());
    model.addAttribute("skills", mentors.skills(200));
    return "members/person";
  }

  @PostMapping("/{id}/mentor")
  String change(@PathVariable UUID id, MentorForm form) {
    return to(membership.changes(new MemberId(id), form.profile(), form.version()).id());
  }

  @PostMapping("/{id}/mentee")
  String change(@PathVariable UUID id, MenteeForm form) {
    return to(membership.changes(new MemberId(id), form.aims(), form.version()).id());
  }

  @PostMapping("/{id}/listing")
  String list(@PathVariable UUID id, @RequestParam boolean listed) {
    var mentor = new MemberId(id);
    return to((listed ? membership.relists(mentor) : membership.unlists(mentor, "operator")).id());
  }

  private static String to(MemberId id) {
    return "redirect:/members/people/" + id.value() + "?saved";
  }

  private static @Nullable Role role(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("A role is mentee, mentor or operator.");
    }
  }
}
