package dev.tandem.recommendations;

import dev.tandem.access.memberdata.MemberData;
import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.recommendations.events.RecommendationsDataSealed;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hands over what recommendations keeps about a member who asks for it. */
@Component
class RecommendationsMemberData {

  private final MemberData data;
  private final ApplicationEventPublisher publisher;

  RecommendationsMemberData(MemberData data, ApplicationEventPublisher publisher) {
    this.data = data;
    this.publisher = publisher;
  }

  @ApplicationModuleListener(id = "recommendations.hand-over-member-data")
  void on(MemberDataRequested event) {
    data.publish(
        "recommendations",
        event,
        (meta, part) ->
            publisher.publishEvent(
                new RecommendationsDataSealed(
                    meta, event.exportId(), part.number(), part.count(), part.text())));
  }
}
