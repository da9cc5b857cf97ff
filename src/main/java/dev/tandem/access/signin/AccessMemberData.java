package dev.tandem.access.signin;

import dev.tandem.access.PlatformOnly;
import dev.tandem.access.identity.events.AccessDataSealed;
import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what access keeps about a member who asks for it. */
@Component
@PlatformOnly
class AccessMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  AccessMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "access.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "access",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new AccessDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
