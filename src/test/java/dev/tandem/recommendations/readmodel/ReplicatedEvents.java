package dev.tandem.recommendations.readmodel;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.test.util.AopTestUtils;
import org.springframework.util.ReflectionUtils;

/** Calls the listeners of the replicas directly, in this thread, as often as a test wants. */
final class ReplicatedEvents {

  private static final List<Class<?>> LISTENERS =
      List.of(
          MentorReplica.class,
          MenteeReplica.class,
          OfferingReplica.class,
          SessionReplica.class,
          CohortReplica.class,
          ProfileVisibilityReplica.class);

  private final ListableBeanFactory beans;

  ReplicatedEvents(ListableBeanFactory beans) {
    this.beans = beans;
  }

  void deliver(PublishedEvent event) {
    for (var type : LISTENERS) {
      var method = ReflectionUtils.findMethod(type, "on", event.getClass());
      if (method != null) {
        ReflectionUtils.makeAccessible(method);
        ReflectionUtils.invokeMethod(
            method, AopTestUtils.getTargetObject(beans.getBean(type)), event);
        return;
      }
    }
    throw new IllegalArgumentException("No listener for " + event);
  }

  static EventMetadata meta(UUID aggregate, long version, Instant at) {
    return EventMetadata.about(aggregate, version, at);
  }
}
