package dev.tandem.scheduling;

import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps a copy of what members says about mentors. */
@Component
class MentorListing {

  private final Mentors mentors;
  private final AvailabilitySummaries summaries;

  MentorListing(Mentors mentors, AvailabilitySummaries summaries) {
    this.mentors = mentors;
    this.summaries = summaries;
  }

  @ApplicationModuleListener(id = "scheduling.list-mentor")
  void on(MentorListed event) {
    mentors.profile(event.mentorId(), event.name(), event.zone(), event.meta().version());
    mentors.listing(event.mentorId(), true, event.meta().version());
    summaries.refresh(List.of(event.mentorId()));
  }

  @ApplicationModuleListener(id = "scheduling.follow-mentor-profile")
  void on(MentorProfileChanged event) {
    mentors.profile(event.mentorId(), event.name(), event.zone(), event.meta().version());
  }

  @ApplicationModuleListener(id = "scheduling.unlist-mentor")
  void on(MentorUnlisted event) {
    mentors.profile(event.mentorId(), "", "UTC", -1);
    mentors.listing(event.mentorId(), false, event.meta().version());
    summaries.refresh(List.of(event.mentorId()));
  }
}
