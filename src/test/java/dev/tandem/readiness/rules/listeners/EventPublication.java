package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 6, for what a module publishes: its own published events and nothing else. */
final class EventPublication {

  private static final Set<String> PUBLISHING_CALLS =
      Set.of("publishEvent", "multicastEvent", "registerEvent", "andEvent");

  private EventPublication() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.LISTENERS,
        "publication of what is no event",
        "only a PublishedEvent of its own module is written to the log and has a contract; anything"
            + " else reaches listeners in this process only, inside the publisher's transaction",
        "publish a record of your events package that implements PublishedEvent; inside the"
            + " module, call the method instead of sending an event",
        codebase -> codebase.moduleClasses().flatMap(each -> inClass(codebase, each)));
  }

  private static Stream<Violation> inClass(Codebase codebase, Codebase.ModuleClass moduleClass) {
    return moduleClass.module().name().equals("eventing")
        ? Stream.empty()
        : CodeFlow.of(codebase)
            .callsIn(moduleClass.type(), EventPublication::publishes)
            .flatMap(call -> violation(codebase, moduleClass, call).stream());
  }

  private static boolean publishes(Call call) {
    return PUBLISHING_CALLS.contains(call.name())
        && (call.owner().startsWith("org.springframework.")
            || call.name().equals("publishEvent")
            || call.name().equals("registerEvent"));
  }

  private static Optional<Violation> violation(
      Codebase codebase, Codebase.ModuleClass moduleClass, Call call) {
    if (call.arguments().isEmpty()) {
      return Optional.empty();
    }
    var module = moduleClass.module();
    var type = call.arguments().getFirst().type();
    var location = codebase.locationOf(moduleClass.type(), call.line());
    if (type.equals("java.lang.Object")) {
      return Optional.of(
          new Violation(
                  module.name(),
                  "publishes in "
                      + moduleClass.type().getSimpleName()
                      + " an object whose type cannot be read",
                  location)
              .withRemedy(
                  "give it a variable or parameter of the type of the event, e.g. PublishedEvent"
                      + " event = …, and publish that"));
    }
    var known = typeNamed(codebase, type);
    if (known.filter(it -> it.isAssignableTo(PublishedEvent.class)).isEmpty()) {
      return Optional.of(
          new Violation(
              module.name(),
              "publishes in "
                  + moduleClass.type().getSimpleName()
                  + " a "
                  + type.replace('$', '.')
                  + ", which is no PublishedEvent",
              location));
    }
    return known
        .filter(it -> !it.isInterface() && !module.owns(it))
        .flatMap(codebase::moduleOf)
        .map(owner ->
            new Violation(
                    module.name(),
                    "publishes "
                        + type.substring(type.lastIndexOf('.') + 1)
                        + " of "
                        + owner.name(),
                    location)
                .withRemedy(
                    "publish an event of your own that says what happened in your module; only "
                        + owner.name()
                        + " knows what happened there"));
  }

  private static Optional<JavaClass> typeNamed(Codebase codebase, String name) {
    if (codebase.classes.contain(name)) {
      return Optional.of(codebase.classes.get(name));
    }
    return codebase
        .moduleClasses()
        .flatMap(each -> each.type().getDirectDependenciesFromSelf().stream())
        .map(each -> each.getTargetClass())
        .filter(each -> each.getName().equals(name))
        .findFirst();
  }
}
