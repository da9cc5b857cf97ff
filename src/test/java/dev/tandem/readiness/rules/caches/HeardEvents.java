package dev.tandem.readiness.rules.caches;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.rules.ListenerChecks;
import dev.tandem.readiness.rules.events.PublishedEventType;
import java.util.List;
import java.util.stream.Stream;

/** An event that a module listens to. */
record HeardEvents(String module, PublishedEventType event, String location) {

  static List<HeardEvents> in(Codebase codebase) {
    return codebase.cached(
        HeardEvents.class,
        () -> codebase.moduleClasses().flatMap(it -> heard(codebase, it)).toList());
  }

  boolean isOfAnother() {
    return !event.module().name().equals(module);
  }

  private static Stream<HeardEvents> heard(Codebase codebase, ModuleClass owner) {
    return ListenerChecks.listenersIn(owner.type())
        .flatMap(listener ->
            events(codebase, listener)
                .map(event ->
                    new HeardEvents(
                        owner.module().name(),
                        event,
                        codebase.locationOf(
                            owner.type(),
                            "(" + event.type().getSimpleName() + " ",
                            listener.getName() + "("))));
  }

  private static Stream<PublishedEventType> events(Codebase codebase, JavaMethod listener) {
    var types = listener.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    return PublishedEventType.in(codebase).stream()
        .filter(event -> types.stream().anyMatch(event.type()::isAssignableTo));
  }
}
