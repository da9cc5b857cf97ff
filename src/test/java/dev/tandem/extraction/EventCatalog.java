package dev.tandem.extraction;

import dev.tandem.eventing.publishing.PublishedEvent;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;
import org.springframework.modulith.events.ApplicationModuleListener;

/** The published events, and the events that a file's listeners consume. */
final class EventCatalog {

  private final List<CatalogedEvent> all;

  /**
   * @param name stable, such as {@code billing.booking-funded}
   */
  record CatalogedEvent(String name, Class<?> type) implements Comparable<CatalogedEvent> {

    String module() {
      return name.substring(0, name.indexOf('.'));
    }

    String schema() {
      return "module-docs/"
          + module()
          + "/events/"
          + name.substring(name.indexOf('.') + 1)
          + ".schema.json";
    }

    @Override
    public int compareTo(CatalogedEvent other) {
      return name.compareTo(other.name);
    }
  }

  EventCatalog(ProjectSources sources) {
    this.all =
        sources.all().stream()
            .filter(file -> !file.isTest() && file.packageName().endsWith(".events"))
            .flatMap(EventCatalog::load)
            .filter(PublishedEvent.class::isAssignableFrom)
            .flatMap(EventCatalog::catalogedEvent)
            .sorted()
            .toList();
  }

  Stream<CatalogedEvent> of(String module) {
    return all.stream().filter(it -> it.module().equals(module));
  }

  /**
   * The events that the listeners in a file consume; an interface stands for all events that
   * implement it.
   */
  Stream<CatalogedEvent> consumedIn(SourceFile file) {
    return load(file)
        .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
        .filter(it -> it.isAnnotationPresent(ApplicationModuleListener.class))
        .map(it -> it.getParameterTypes()[0])
        .flatMap(
            consumedType -> all.stream().filter(it -> consumedType.isAssignableFrom(it.type())));
  }

  /**
   * Whether the package has the annotation, such as {@code @NamedInterface} or
   * {@code @Extractable}.
   */
  static boolean hasPackageAnnotation(String packageName, Class<? extends Annotation> annotation) {
    return load(packageName + ".package-info").anyMatch(it -> it.isAnnotationPresent(annotation));
  }

  private static Stream<CatalogedEvent> catalogedEvent(Class<?> type) {
    return Stream.ofNullable(type.getAnnotation(DomainEvent.class))
        .map(annotation ->
            new CatalogedEvent(annotation.namespace() + "." + annotation.name(), type));
  }

  private static Stream<Class<?>> load(SourceFile file) {
    return load(file.type());
  }

  private static Stream<Class<?>> load(String type) {
    try {
      return Stream.of(Class.forName(type, false, EventCatalog.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Stream.empty();
    }
  }
}
