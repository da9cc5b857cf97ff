package dev.tandem.preferences;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.preferences.events.PreferencesDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what preferences keeps about a member who asks for it. */
@Component
class PreferencesMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  PreferencesMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "preferences.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "preferences",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new PreferencesDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
