package dev.tandem.members.directory;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.Labels;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.Members;
import dev.tandem.members.person.Mentors;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Fragments about members for the pages of other modules. */
@Controller
@RequestMapping("/members/fragments")
class MemberFragments {

  private static final int MAX_SKILLS = 200;

  private final ListedMentors listedMentors;
  private final Mentors mentors;
  private final Members members;
  private final ProfileVisibility visibility;

  MemberFragments(
      ListedMentors listedMentors, Mentors mentors, Members members, ProfileVisibility visibility) {
    this.listedMentors = listedMentors;
    this.mentors = mentors;
    this.members = members;
    this.visibility = visibility;
  }

  @GetMapping("/mentors")
  String search(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String skill,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "12") int size,
      Caller caller,
      Model model) {
    var filter = new MentorFilter(q, skill, language);
    var found = listedMentors.search(filter, caller, new Paging(page, size));
    model.addAttribute("search", filter);
    model.addAttribute("found", found.map(ProfileCard::of));
    model.addAttribute("skills", mentors.findSkillsByFrequency(MAX_SKILLS));
    model.addAttribute(
        "languages", mentors.findLanguages().stream().map(LanguageOption::of).toList());
    return "members/mentors";
  }

  @GetMapping("/mentors/{id}")
  String profile(@PathVariable UUID id, Caller caller, Model model) {
    var mentor =
        mentors
            .findById(new MemberId(id))
            .filter(it -> caller.maySee(id) || it.listed() && visibility.isVisible(id, caller))
            .orElseThrow(() -> Problem.notFound("mentor"));
    model.addAttribute("mentor", ProfileCard.of(mentor));
    model.addAttribute("own", caller.is(id));
    return "members/mentor";
  }

  /**
   * The name of a member. Everyone sees a mentor's; only mentors, operators and the mentee
   * themselves see a mentee's. This module does not know who booked whom, and ids cannot be guessed
   * (decision 0061).
   */
  @GetMapping("/name/{id}")
  String name(@PathVariable UUID id, Caller caller, Model model) {
    var found = members.findById(new MemberId(id));
    if (found.isEmpty() && caller.is(id)) {
      model.addAttribute("name", caller.is(Role.OPERATOR) ? "Operator" : "new member");
      return "members/name";
    }
    var member =
        found
            .filter(it -> it.role() == Role.MENTOR || caller.maySee(id) || caller.is(Role.MENTOR))
            .orElseThrow(() -> Problem.notFound("member"));
    model.addAttribute("name", member.name());
    return "members/name";
  }

  record LanguageOption(String code, String name) {

    static LanguageOption of(String code) {
      return new LanguageOption(code, Labels.language(code));
    }
  }
}
