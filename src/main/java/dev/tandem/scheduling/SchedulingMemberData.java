package dev.tandem.scheduling;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.scheduling.events.SchedulingDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what scheduling keeps about a member who asks for it. */
@Component
class SchedulingMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  SchedulingMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "scheduling.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "scheduling",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new SchedulingDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
