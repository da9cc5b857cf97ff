package dev.tandem.recommendations;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.test.util.AopTestUtils;
import org.springframework.util.ReflectionUtils;

/** Lets the module's own listeners hear an event at once, in this thread, any number of times. */
final class Heard {

  private static final List<Class<?>> LISTENERS =
      List.of(
          MentorCopies.class,
          MenteeCopies.class,
          OfferingCopies.class,
          SessionCopies.class,
          CohortCopies.class);

  private final ListableBeanFactory beans;

  Heard(ListableBeanFactory beans) {
    this.beans = beans;
  }

  void hear(PublishedEvent event) {
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
