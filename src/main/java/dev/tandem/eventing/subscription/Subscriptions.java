package dev.tandem.eventing.subscription;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** The subscriptions of this process. Spring calls it for each listener method that it finds. */
@Component
public class Subscriptions implements EventListenerFactory, Ordered {

  private final Map<String, Subscription> byName = new LinkedHashMap<>();

  /** Before the factory of plain transactional listeners. */
  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public boolean supportsMethod(Method method) {
    return AnnotatedElementUtils.hasAnnotation(method, ApplicationModuleListener.class)
        && method.getParameterCount() == 1
        && PublishedEvent.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  @Override
  public synchronized ApplicationListener<?> createApplicationListener(
      String beanName, Class<?> type, Method method) {
    var subscription = new Subscription(beanName, type, method);
    if (byName.putIfAbsent(subscription.name(), subscription) != null) {
      throw new IllegalStateException(
          "Two listeners have the id %s; give each @ApplicationModuleListener an id of its own."
              .formatted(subscription.name()));
    }
    return subscription;
  }

  public synchronized Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  public synchronized Map<String, List<Subscription>> byModule() {
    return byName.values().stream().collect(Collectors.groupingBy(Subscription::module));
  }

  /** The subscriptions of this process that have one of the names. */
  public synchronized List<Subscription> withNames(Collection<String> names) {
    return byName.values().stream()
        .filter(subscription -> names.contains(subscription.name()))
        .toList();
  }
}
