package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.members.Labels;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which mentors and mentees edit their own profile. */
@Controller
@RequestMapping("/members/profile")
class ProfilePages {

  private final Mentors mentors;
  private final Mentees mentees;
  private final MemberService service;

  ProfilePages(Mentors mentors, Mentees mentees, MemberService service) {
    this.mentors = mentors;
    this.mentees = mentees;
    this.service = service;
  }

  @GetMapping
  String profile(Caller caller, Model model) {
    var id = new MemberId(caller.memberId());
    mentors
        .find(id)
        .ifPresent(mentor -> {
          model.addAttribute("mentor", MentorForm.of(mentor));
          model.addAttribute("listed", mentor.listed());
        });
    mentees.find(id).map(MenteeForm::of).ifPresent(form -> model.addAttribute("mentee", form));
    model.addAttribute("me", caller.memberId());
    model.addAttribute("zones", Labels.zones());
    model.addAttribute("skills", mentors.skillsByFrequency(200));
    return "members/profile";
  }

  @PostMapping("/mentor")
  @PreAuthorize("hasRole('MENTOR')")
  String save(MentorForm form, Caller caller) {
    service.change(new MemberId(caller.memberId()), form.profile(), form.version());
    return "redirect:/members/profile?saved";
  }

  @PostMapping("/mentee")
  @PreAuthorize("hasRole('MENTEE')")
  String save(MenteeForm form, Caller caller) {
    service.change(new MemberId(caller.memberId()), form.learningGoals(), form.version());
    return "redirect:/members/profile?saved";
  }

  @PostMapping("/listing")
  @PreAuthorize("hasRole('MENTOR')")
  String list(@RequestParam boolean listed, Caller caller) {
    var id = new MemberId(caller.memberId());
    if (listed) {
      service.relist(id);
    } else {
      service.unlist(id, "own-wish");
    }
    return "redirect:/members/profile?saved";
  }
}
