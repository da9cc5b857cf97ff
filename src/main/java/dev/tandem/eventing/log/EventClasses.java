package dev.tandem.eventing.log;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.event.annotation.DomainEvent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the classes of events on the class path. */
final class EventClasses {

  private EventClasses() {}

  /** All events in packages called {@code events} below the package. */
  static Set<Class<? extends PublishedEvent>> below(String basePackage) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.setResourcePattern("**/events/*.class");
    scanner.addIncludeFilter(new AnnotationTypeFilter(DomainEvent.class));
    return scanner.findCandidateComponents(basePackage).stream()
        .map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
        .filter(PublishedEvent.class::isAssignableFrom)
        .<Class<? extends PublishedEvent>>map(type -> type.asSubclass(PublishedEvent.class))
        .collect(Collectors.toSet());
  }
}
