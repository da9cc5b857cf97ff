package dev.tandem.scheduling.slot;

import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import dev.tandem.scheduling.offering.Mentors;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Updates this module's copies of mentors from the events of members. */
@Component
class MentorListener {

  private final Mentors mentors;
  private final AvailabilitySummaryPublisher summaryPublisher;

  MentorListener(Mentors mentors, AvailabilitySummaryPublisher summaryPublisher) {
    this.mentors = mentors;
    this.summaryPublisher = summaryPublisher;
  }

  @ApplicationModuleListener(id = "scheduling.list-mentor")
  void on(MentorListed event) {
    mentors.saveProfile(event.mentorId(), event.name(), event.zone(), event.meta().version());
    mentors.saveListing(event.mentorId(), true, event.meta().version());
    summaryPublisher.refresh(List.of(event.mentorId()));
  }

  @ApplicationModuleListener(id = "scheduling.follow-mentor-profile")
  void on(MentorProfileChanged event) {
    mentors.saveProfile(event.mentorId(), event.name(), event.zone(), event.meta().version());
  }

  @ApplicationModuleListener(id = "scheduling.unlist-mentor")
  void on(MentorUnlisted event) {
    mentors.saveProfile(event.mentorId(), "", "UTC", -1);
    mentors.saveListing(event.mentorId(), false, event.meta().version());
    summaryPublisher.refresh(List.of(event.mentorId()));
  }
}
