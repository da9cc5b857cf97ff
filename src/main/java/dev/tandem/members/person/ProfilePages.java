package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
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

  private final ProfileForms forms;
  private final MentorService mentors;
  private final MenteeService mentees;

  ProfilePages(ProfileForms forms, MentorService mentors, MenteeService mentees) {
    this.forms = forms;
    this.mentors = mentors;
    this.mentees = mentees;
  }

  @GetMapping
  String profile(Caller caller, Model model) {
    forms.addFormsOf(new MemberId(caller.memberId()), model);
    model.addAttribute("me", caller.memberId());
    return "members/profile";
  }

  @PostMapping("/mentor")
  @PreAuthorize("hasRole('MENTOR')")
  String save(MentorForm form, Caller caller) {
    mentors.change(new MemberId(caller.memberId()), form.profile(), form.version());
    return "redirect:/members/profile?saved";
  }

  @PostMapping("/mentee")
  @PreAuthorize("hasRole('MENTEE')")
  String save(MenteeForm form, Caller caller) {
    mentees.change(new MemberId(caller.memberId()), form.learningGoals(), form.version());
    return "redirect:/members/profile?saved";
  }

  @PostMapping("/listing")
  @PreAuthorize("hasRole('MENTOR')")
  String list(@RequestParam boolean listed, Caller caller) {
    var id = new MemberId(caller.memberId());
    if (listed) {
      mentors.relist(id, false);
    } else {
      mentors.unlist(id, "own-wish");
    }
    return "redirect:/members/profile?saved";
  }
}
