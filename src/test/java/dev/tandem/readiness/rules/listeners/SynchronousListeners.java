package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.library.Library;
import dev.tandem.readiness.rules.library.LibraryUse;
import dev.tandem.readiness.rules.library.Supertypes;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;

/** Rule 6, for listeners that run inside the publisher's transaction. */
final class SynchronousListeners {

  private static final String REMEDY =
      "use @ApplicationModuleListener(id = \"<module>.<what it does>\")";

  private static final String REASON =
      "the listener runs inside the publisher's transaction: both modules commit and fail"
          + " together, and the event is lost when one of them runs in another process";

  private SynchronousListeners() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.LISTENERS,
            "synchronous listener",
            REASON,
            REMEDY,
            codebase ->
                Stream.of(methods(codebase), types(codebase), members(codebase))
                    .flatMap(each -> each)),
        new RuleCheck(
            Rule.LISTENERS,
            "event bus of one's own",
            "events that go past the log have no contract, are lost with the process, and reach"
                + " nobody in another",
            "publish a PublishedEvent, and listen with @ApplicationModuleListener",
            new LibraryUse(
                    "passes events on its own way",
                    Set.of("eventing"),
                    Library.types(
                            "org.springframework.context.event.ApplicationEventMulticaster",
                            "org.springframework.context.event.EventListenerFactory",
                            "org.springframework.context.event.SmartApplicationListener",
                            "org.springframework.transaction.event.TransactionalApplicationListener",
                            "org.springframework.modulith.events.core.",
                            "org.springframework.modulith.events.IncompleteEventPublications",
                            "org.springframework.modulith.events.CompletedEventPublications",
                            "org.springframework.modulith.events.EventExternalizationConfiguration",
                            "org.springframework.data.domain.DomainEvents",
                            "org.springframework.data.domain.AbstractAggregateRoot",
                            "org.springframework.data.domain.AfterDomainEventPublication",
                            "jdk.jfr.",
                            "java.util.concurrent.SubmissionPublisher",
                            "java.util.concurrent.Flow",
                            "java.util.concurrent.Exchanger",
                            "java.util.Observable",
                            "java.beans.PropertyChangeSupport",
                            "java.beans.PropertyChangeListener",
                            "com.google.common.eventbus.",
                            "reactor.core.publisher.")
                        .and(type -> !isEventOfSpring(type)),
                    Library.members(
                        "org.springframework.context.ConfigurableApplicationContext",
                        "addApplicationListener",
                        "removeApplicationListener"))
                ::in));
  }

  /** Spring's own events may be heard; those that carry others or are one's own may not. */
  private static boolean isEventOfSpring(JavaClass type) {
    return type.getName().startsWith("org.springframework.")
        && Supertypes.of(type).contains("org.springframework.context.ApplicationEvent")
        && !type.getName().equals("org.springframework.context.ApplicationEvent")
        && !type.getName().equals("org.springframework.context.PayloadApplicationEvent");
  }

  private static Stream<Violation> methods(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getMethods().stream()
                .filter(method -> isEventListener(method) && consumesModuleEvent(method))
                .map(method ->
                    new Violation(
                            moduleClass.module().name(),
                            "listens synchronously in "
                                + moduleClass.type().getSimpleName()
                                + "."
                                + method.getName()
                                + " to "
                                + eventName(method),
                            codebase.locationOf(method))
                        .withRemedy(remedyFor(method))));
  }

  /** Only a listener to one type of event can be delivered to by the log. */
  private static String remedyFor(JavaMethod method) {
    return method.getRawParameterTypes().stream()
            .findFirst()
            .filter(type -> type.isAssignableTo(PublishedEvent.class))
            .isPresent()
        ? REMEDY
        : "listen to one type of event that a module publishes, as the only parameter, with"
            + " @ApplicationModuleListener(id = \"<module>.<what it does>\"); inside your module,"
            + " call the method instead of sending an event";
  }

  static boolean isEventListener(JavaMethod method) {
    return !method.isAnnotatedWith(ApplicationModuleListener.class)
        && (method.isAnnotatedWith(EventListener.class)
            || method.isMetaAnnotatedWith(EventListener.class));
  }

  private static boolean consumesModuleEvent(JavaMethod method) {
    var named =
        method.getAnnotations().stream()
            .flatMap(it -> Stream.of("value", "classes").flatMap(key -> it.get(key).stream()))
            .filter(JavaClass[].class::isInstance)
            .flatMap(it -> Stream.of((JavaClass[]) it))
            .toList();
    var types = Stream.concat(method.getRawParameterTypes().stream(), named.stream()).toList();
    return types.isEmpty() || types.stream().anyMatch(type -> !isEventOfSpring(type));
  }

  static String eventName(JavaMethod method) {
    return method.getRawParameterTypes().stream()
        .map(JavaClass::getSimpleName)
        .findFirst()
        .orElse("events named in its annotation");
  }

  private static Stream<Violation> types(Codebase codebase) {
    return outsideEventing(codebase)
        .filter(moduleClass ->
            Stream.concat(
                    moduleClass.type().getInterfaces().stream(),
                    moduleClass.type().getSuperclass().stream())
                .anyMatch(SynchronousListeners::hearsModules))
        .map(moduleClass ->
            new Violation(
                moduleClass.module().name(),
                "listens synchronously as the ApplicationListener "
                    + moduleClass.type().getSimpleName(),
                codebase.locationOf(moduleClass.type())));
  }

  /** Listeners that are lambdas are known by the types of the methods and fields that have them. */
  private static Stream<Violation> members(Codebase codebase) {
    return outsideEventing(codebase)
        .flatMap(moduleClass ->
            Stream.concat(
                    moduleClass.type().getMethods().stream()
                        .filter(method -> hearsModules(method.getReturnType()))
                        .map(method -> method.getName() + "("),
                    moduleClass.type().getFields().stream()
                        .filter(field -> hearsModules(field.getType()))
                        .map(field -> field.getName()))
                .map(member ->
                    new Violation(
                        moduleClass.module().name(),
                        "listens synchronously by an ApplicationListener in "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + member.replace("(", ""),
                        codebase.locationOf(moduleClass.type(), " " + member))));
  }

  private static boolean hearsModules(JavaType type) {
    var raw = type.toErasure();
    return raw.getName().startsWith("org.springframework.")
        && Supertypes.of(raw).contains(ApplicationListener.class.getName())
        && type.getAllInvolvedRawTypes().stream()
            .filter(each -> !each.equals(raw))
            .noneMatch(SynchronousListeners::isEventOfSpring);
  }

  private static Stream<Codebase.ModuleClass> outsideEventing(Codebase codebase) {
    return codebase.moduleClasses().filter(it -> !it.module().name().equals("eventing"));
  }
}
