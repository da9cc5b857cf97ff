package dev.tandem.recommendations.readmodel;

import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Replicates the profiles of mentors. */
@Component
class MentorReplica {

  private final ReplicatedMentors mentors;

  MentorReplica(ReplicatedMentors mentors) {
    this.mentors = mentors;
  }

  @ApplicationModuleListener(id = "recommendations.learns-listed-mentors")
  void on(MentorListed event) {
    mentors.saveProfile(event.meta(), event.mentorId(), ReplicatedProfile.of(event));
    mentors.saveListed(event.meta(), event.mentorId(), true);
    mentors.saveFirstListing(event.mentorId(), event.meta().occurredAt());
  }

  @ApplicationModuleListener(id = "recommendations.learns-changed-profiles")
  void on(MentorProfileChanged event) {
    mentors.saveProfile(event.meta(), event.mentorId(), ReplicatedProfile.of(event));
  }

  @ApplicationModuleListener(id = "recommendations.forgets-unlisted-mentors")
  void on(MentorUnlisted event) {
    mentors.saveListed(event.meta(), event.mentorId(), false);
  }
}
