package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 6, for events of others that are created, or taken apart without their type. */
final class ForeignEvents {

  private static final Set<String> CONVERSIONS =
      Set.of(
          "convertValue",
          "valueToTree",
          "treeToValue",
          "readValue",
          "writeValueAsString",
          "writeValueAsBytes",
          "writeValue",
          "readerFor",
          "getRecordComponents",
          "populate",
          "copyProperties",
          "forBeanPropertyAccess",
          "forDirectFieldAccess");

  private ForeignEvents() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.LISTENERS,
            "event of another that is created",
            "only the module to which an event belongs knows that it happened, and in which order",
            "publish an event of your own; in a test, use the samples of the other module's events",
            ForeignEvents::created),
        new RuleCheck(
            Rule.LISTENERS,
            "event that is taken apart",
            "fields read by name from JSON or a map are in no contract, so nobody sees when they"
                + " are renamed",
            "listen to the event's own type and call its components",
            ForeignEvents::takenApart));
  }

  private static Stream<Violation> created(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().name().equals("eventing"))
        .flatMap(moduleClass ->
            moduleClass.type().getAccessesFromSelf().stream()
                .filter(access -> access.getName().equals("<init>"))
                .filter(access -> isForeignEvent(codebase, moduleClass, access.getTargetOwner()))
                .map(access -> creation(codebase, moduleClass, access)));
  }

  private static Violation creation(
      Codebase codebase, Codebase.ModuleClass moduleClass, JavaAccess<?> access) {
    var event = access.getTargetOwner();
    return new Violation(
        moduleClass.module().name(),
        "creates the event "
            + event.getSimpleName()
            + " of "
            + codebase.moduleOf(event).orElseThrow().name(),
        codebase.locationOf(moduleClass.type(), access.getLineNumber()));
  }

  private static boolean isForeignEvent(
      Codebase codebase, Codebase.ModuleClass moduleClass, JavaClass type) {
    return type.isAssignableTo(PublishedEvent.class)
        && codebase.moduleOf(type).isPresent()
        && !moduleClass.module().owns(type);
  }

  private static Stream<Violation> takenApart(Codebase codebase) {
    var events =
        codebase.classes.stream()
            .filter(type -> type.isAssignableTo(PublishedEvent.class))
            .map(JavaClass::getName)
            .toList();
    return codebase
        .moduleClasses()
        .filter(it -> !it.module().name().equals("eventing"))
        .flatMap(moduleClass ->
            CodeFlow.of(codebase)
                .callsIn(moduleClass.type(), call -> CONVERSIONS.contains(call.name()))
                .filter(call -> isAboutEvent(call, events))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "takes an event apart by "
                            + call.owner().substring(call.owner().lastIndexOf('.') + 1)
                            + "."
                            + call.name()
                            + " in "
                            + moduleClass.type().getSimpleName(),
                        codebase.locationOf(moduleClass.type(), call.line()))));
  }

  private static boolean isAboutEvent(Call call, List<String> events) {
    return call.arguments().stream()
        .anyMatch(value ->
            events.contains(value.type())
                || value.type().equals(PublishedEvent.class.getName())
                || (value.type().equals("java.lang.Class")
                    && value.texts().stream().anyMatch(events::contains)));
  }
}
