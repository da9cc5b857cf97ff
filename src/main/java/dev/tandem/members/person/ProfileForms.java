package dev.tandem.members.person;

import dev.tandem.members.Labels;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the forms with a member's profile or goals, and what can be chosen in them, on a page. */
@Component
public class ProfileForms {

  private static final int MAX_SKILLS = 200;

  private final Mentors mentors;
  private final Mentees mentees;

  ProfileForms(Mentors mentors, Mentees mentees) {
    this.mentors = mentors;
    this.mentees = mentees;
  }

  public void addChoices(Model model) {
    model.addAttribute("zones", Labels.zones());
    model.addAttribute("skills", mentors.findSkillsByFrequency(MAX_SKILLS));
  }

  void addFormsOf(MemberId member, Model model) {
    mentors
        .findById(member)
        .ifPresent(mentor -> {
          model.addAttribute("mentor", MentorForm.of(mentor));
          model.addAttribute("listed", mentor.listed());
        });
    mentees
        .findById(member)
        .map(MenteeForm::of)
        .ifPresent(form -> model.addAttribute("mentee", form));
    addChoices(model);
  }
}
