package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;

/** Rule 6, for what a listener takes, one event by its name, and for what it returns, nothing. */
final class ListenerArguments {

  private ListenerArguments() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.LISTENERS,
            "listener to whatever comes",
            "it receives events of modules that it does not declare, and its delivery cannot be"
                + " planned when one of them moves",
            "write one listener for each event that you need, with the event's record as the"
                + " argument and the event's module in allowedDependencies",
            ListenerArguments::unnamedEvents),
        new RuleCheck(
            Rule.LISTENERS,
            "listener that answers",
            "Spring publishes what a listener returns, past the event log",
            "return nothing; publish a PublishedEvent of your own by ApplicationEventPublisher",
            ListenerArguments::answers));
  }

  private static Stream<Violation> unnamedEvents(Codebase codebase) {
    return listeners(codebase)
        .flatMap(listener ->
            arguments(listener.method())
                .filter(type -> !namesEvents(codebase, listener.module(), type))
                .map(type ->
                    new Violation(
                        listener.module().name(),
                        "listens in "
                            + name(listener.method())
                            + " to "
                            + type.getName()
                            + ", which is no event of a module",
                        codebase.locationOf(listener.method()))));
  }

  /** The parameters, and the types that the annotation names instead. */
  private static Stream<JavaClass> arguments(JavaMethod method) {
    var named =
        method.getAnnotations().stream()
            .filter(it -> it.getRawType().getSimpleName().endsWith("Listener"))
            .flatMap(it -> Stream.of("value", "classes").flatMap(key -> it.get(key).stream()))
            .filter(JavaClass[].class::isInstance)
            .flatMap(it -> Stream.of((JavaClass[]) it))
            .toList();
    return named.isEmpty()
        ? method.getRawParameterTypes().stream()
        : Stream.concat(named.stream(), method.getRawParameterTypes().stream()).distinct();
  }

  /**
   * A record of any module, or an interface for events that the listener's own module has or the
   * shared kernel.
   */
  private static boolean namesEvents(Codebase codebase, DeclaredModule module, JavaClass type) {
    return type.isAssignableTo(PublishedEvent.class)
        && !type.isEquivalentTo(PublishedEvent.class)
        && (type.isRecord()
            || module.owns(type)
            || codebase.moduleOf(type).map(DeclaredModule::inKernel).orElse(true));
  }

  private static Stream<Violation> answers(Codebase codebase) {
    return Stream.concat(
            listeners(codebase),
            codebase
                .moduleClasses()
                .flatMap(each ->
                    each.type().getMethods().stream()
                        .filter(SynchronousListeners::isEventListener)
                        .map(method -> new Listener(each.module(), method))))
        .filter(it -> !it.method().getRawReturnType().getName().equals("void"))
        .map(listener ->
            new Violation(
                listener.module().name(),
                "answers an event in "
                    + name(listener.method())
                    + " with "
                    + listener.method().getRawReturnType().getName(),
                codebase.locationOf(listener.method())));
  }

  private record Listener(DeclaredModule module, JavaMethod method) {}

  private static Stream<Listener> listeners(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(each ->
            each.type().getMethods().stream()
                .filter(method ->
                    method.isAnnotatedWith(ApplicationModuleListener.class)
                        || method.isMetaAnnotatedWith(ApplicationModuleListener.class))
                .map(method -> new Listener(each.module(), method)));
  }

  private static String name(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }
}
