package dev.tandem.readiness.rules;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

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
        new RuleCheck(
            Rule.LISTENERS,
            "event published outside a transaction",
            "the event is then not written to the log, and no listener receives it",
            "publish in the @Transactional method that changes the state",
            ListenerChecks::publishedOutsideTransaction));
  }

  public static Stream<JavaMethod> listenersIn(JavaClass type) {
    return type.getMethods().stream()
        .filter(it -> it.isAnnotatedWith(ApplicationModuleListener.class));
  }

  public static String listenerId(JavaMethod listener) {
    return listener.getAnnotationOfType(ApplicationModuleListener.class).id();
  }

  /** The eventing module listens to all events inside the transaction, to write them to its log. */
  private static boolean isEventingModule(Codebase.ModuleClass moduleClass) {
    return moduleClass.module().name().equals("eventing");
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

  private static Stream<Violation> publishedOutsideTransaction(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !isEventingModule(it))
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                .filter(it -> it.getName().equals("publishEvent"))
                .filter(it -> it.getTargetOwner().isAssignableTo(ApplicationEventPublisher.class))
                .filter(it -> !isInTransaction(it, new HashSet<>()))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "publishes in "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + call.getOrigin().getName()
                            + " where no transaction is certain",
                        codebase.locationOf(moduleClass.type(), call.getLineNumber()))));
  }

  /** Whether every call path to the code goes through a transaction. */
  private static boolean isAlwaysTransactional(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (beginsTransaction(unit) || !seen.add(unit)) {
      return true;
    }
    var accesses = accessesTo(unit);
    return !accesses.isEmpty() && accesses.stream().allMatch(it -> isInTransaction(it, seen));
  }

  private static boolean isInTransaction(JavaAccess<?> access, Set<JavaCodeUnit> seen) {
    return isHandedToTransaction(access) || isAlwaysTransactional(access.getOrigin(), seen);
  }

  /** Whether the code is a function that is handed to a method which begins a transaction. */
  private static boolean isHandedToTransaction(JavaAccess<?> access) {
    return (access.isDeclaredInLambda() || access instanceof JavaCodeUnitReference<?>)
        && access.getOrigin().getMethodCallsFromSelf().stream()
            .filter(call -> call.getLineNumber() <= access.getLineNumber())
            .filter(call -> call.getLineNumber() >= access.getLineNumber() - 2)
            .flatMap(call -> call.getTarget().resolveMember().stream())
            .filter(
                method -> method.getRawParameterTypes().stream().anyMatch(JavaClass::isInterface))
            .anyMatch(ListenerChecks::beginsTransaction);
  }

  private static boolean beginsTransaction(JavaCodeUnit unit) {
    return unit.isMetaAnnotatedWith(Transactional.class)
        || unit.getOwner().isMetaAnnotatedWith(Transactional.class)
        || unit.isAnnotatedWith(ApplicationModuleListener.class)
        || Stream.concat(
                unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
            .anyMatch(call ->
                call.getName().startsWith("execute")
                    && call.getTargetOwner().isAssignableTo(TransactionOperations.class));
  }

  private static List<JavaAccess<?>> accessesTo(JavaCodeUnit unit) {
    var through =
        unit.getOwner().getAllRawInterfaces().stream()
            .flatMap(contract ->
                contract
                    .tryGetMethod(
                        unit.getName(),
                        unit.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toArray(String[]::new))
                    .stream())
            .flatMap(method -> method.getAccessesToSelf().stream());
    return Stream.concat(unit.getAccessesToSelf().stream(), through)
        .<JavaAccess<?>>map(access -> access)
        .distinct()
        .toList();
  }
}
