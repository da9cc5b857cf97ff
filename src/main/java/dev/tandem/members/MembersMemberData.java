package dev.tandem.members;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.members.events.MembersDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what members keeps about a member who asks for it. */
@Component
class MembersMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  MembersMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "members.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "members",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new MembersDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
