package dev.tandem.notifications;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.notifications.events.NotificationsDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what notifications keeps about a member who asks for it. */
@Component
class NotificationsMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  NotificationsMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "notifications.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "notifications",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new NotificationsDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
