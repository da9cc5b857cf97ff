package dev.tandem.readiness.rules.events;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Violation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.event.annotation.DomainEvent;

/** A published event with its class. */
public record PublishedEventType(DeclaredModule module, JavaClass type, Class<?> eventClass) {

  public static List<PublishedEventType> in(Codebase codebase) {
    return codebase.cached("published events", () -> find(codebase));
  }

  private static List<PublishedEventType> find(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> it.type().isAssignableTo(PublishedEvent.class))
        .filter(it -> !it.type().isInterface())
        .map(moduleClass ->
            new PublishedEventType(
                moduleClass.module(), moduleClass.type(), codebase.load(moduleClass.type())))
        .toList();
  }

  public String name() {
    var event = eventClass.getAnnotation(DomainEvent.class);
    return event == null ? eventClass.getSimpleName() : event.namespace() + "." + event.name();
  }

  public String schemaFile() {
    var event = eventClass.getAnnotation(DomainEvent.class);
    return (event == null ? eventClass.getSimpleName() : event.name()) + ".schema.json";
  }

  public Stream<RecordComponent> components() {
    return eventClass.isRecord() ? Stream.of(eventClass.getRecordComponents()) : Stream.empty();
  }

  Violation violation(Codebase codebase, String description, String... words) {
    return new Violation(module.name(), description, codebase.locationOf(type, words));
  }
}
