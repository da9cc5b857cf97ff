package dev.tandem.billing;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.billing.events.BillingDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what billing keeps about a member who asks for it. */
@Component
class BillingMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  BillingMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "billing.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "billing",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new BillingDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
