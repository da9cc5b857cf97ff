package dev.tandem.preferences.choice;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.MemberJoined;
import dev.tandem.members.events.MenteeGoalsChanged;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears who is a member, and in which zone they live by their profile. */
@Component
class ProfileListener {

  private final ChoiceService choices;

  ProfileListener(ChoiceService choices) {
    this.choices = choices;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-members")
  void on(MemberJoined event) {
    choices.join(event.memberId());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-zones-of-mentees")
  void on(MenteeGoalsChanged event) {
    choices.learnZone(event.menteeId(), event.zone(), event.meta().version());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-zones-of-listed-mentors")
  void on(MentorListed event) {
    choices.learnZone(event.mentorId(), event.zone(), event.meta().version());
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.learns-zones-of-mentors")
  void on(MentorProfileChanged event) {
    choices.learnZone(event.mentorId(), event.zone(), event.meta().version());
  }
}
