package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.listeners.EventTransactions;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rule 6: events are delivered after the commit, each listener in a transaction of its own. */
public final class ListenerChecks {

  private ListenerChecks() {}

  static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.LISTENERS,
            "listener without a name of its own",
            "without a stable id a renamed method is a new subscriber: old deliveries are lost, or"
                + " all events arrive again",
            "give it an id that starts with the module's name and is used once, e.g."
                + " \"billing.funds-held-bookings\"",
            ListenerChecks::withoutOwnId),
        new RuleCheck(
            Rule.LISTENERS,
            "listener that others can call",
            "a public listener lets other modules bypass the event log",
            "make the class and the method package-private, with the event as the only argument",
            ListenerChecks::callableListeners),
        new RuleCheck(
            Rule.LISTENERS,
            "listener in a foreign transaction",
            "the record of the delivery and its effect must be in one transaction of the"
                + " listener's module",
            "keep the default propagation of @ApplicationModuleListener, REQUIRES_NEW",
            ListenerChecks::inForeignTransaction),
        EventTransactions.check());
  }

  public static Stream<JavaMethod> listenersIn(JavaClass type) {
    return type.getMethods().stream()
        .filter(it -> it.isAnnotatedWith(ApplicationModuleListener.class));
  }

  public static String listenerId(JavaMethod listener) {
    return listener.getAnnotationOfType(ApplicationModuleListener.class).id();
  }

  private static String eventName(JavaMethod method) {
    return method.getRawParameterTypes().stream()
        .map(JavaClass::getSimpleName)
        .findFirst()
        .orElse("events named in its annotation");
  }

  private static Stream<Violation> withoutOwnId(Codebase codebase) {
    var first = new TreeMap<String, String>();
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            listenersIn(moduleClass.type())
                .filter(method -> {
                  var id = listenerId(method);
                  return !id.startsWith(moduleClass.module().name() + ".")
                      || first.putIfAbsent(id, method.getFullName()) != null;
                })
                .map(method ->
                    new Violation(
                        moduleClass.module().name(),
                        "listens in "
                            + moduleClass.type().getSimpleName()
                            + " to "
                            + eventName(method)
                            + (listenerId(method).isEmpty()
                                ? " without an id"
                                : " under the id \""
                                    + listenerId(method)
                                    + "\", which is not its own"),
                        codebase.locationOf(
                            moduleClass.type(),
                            "(" + eventName(method) + " ",
                            method.getName() + "("))));
  }

  private static Stream<Violation> callableListeners(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            listenersIn(moduleClass.type())
                .filter(method ->
                    method.getModifiers().contains(JavaModifier.PUBLIC)
                        || moduleClass.type().getModifiers().contains(JavaModifier.PUBLIC)
                        || method.getRawParameterTypes().size() != 1)
                .map(method ->
                    new Violation(
                        moduleClass.module().name(),
                        "shows its listener "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + method.getName()
                            + "("
                            + eventName(method)
                            + ")",
                        codebase.locationOf(
                            moduleClass.type(),
                            "(" + eventName(method) + " ",
                            method.getName() + "("))));
  }

  private static Stream<Violation> inForeignTransaction(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            listenersIn(moduleClass.type())
                .filter(it -> joinsTransaction(it))
                .map(method ->
                    new Violation(
                        moduleClass.module().name(),
                        "listens in "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + method.getName()
                            + " in a transaction that it did not begin",
                        codebase.locationOf(method))));
  }

  private static boolean joinsTransaction(JavaMethod listener) {
    return listener.getAnnotationOfType(ApplicationModuleListener.class).propagation()
            != Propagation.REQUIRES_NEW
        || listener.isAnnotatedWith(Transactional.class);
  }
}
