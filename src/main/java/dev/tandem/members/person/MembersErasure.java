package dev.tandem.members.person;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.members.events.MembersDataErased;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes a mentor who leaves off the list, and erases what members keeps about a member. */
@Component
class MembersErasure {

  private final MemberEraser eraser;
  private final Mentors mentors;
  private final MentorService service;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  MembersErasure(
      MemberEraser eraser,
      Mentors mentors,
      MentorService service,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.eraser = eraser;
    this.mentors = mentors;
    this.service = service;
    this.publisher = publisher;
    this.clock = clock;
  }

  @ApplicationModuleListener(id = "members.erase-members")
  void on(MemberErasureRequested event) {
    var id = new MemberId(event.memberId());
    if (mentors.findById(id).filter(Mentor::listed).isPresent()) {
      service.unlist(id, MentorService.LEFT);
    }
    var report = eraser.erase("members", event.memberId());
    publisher.publishEvent(
        new MembersDataErased(
            EventMetadata.about(event.erasureId(), event.meta().version(), clock.instant()),
            event.erasureId(),
            report.erased(),
            report.retained()));
  }

  @ApplicationModuleListener(id = "members.erase-late-arrivals")
  void on(MemberErasureCompleted event) {
    eraser.erase("members", event.memberId());
  }
}
