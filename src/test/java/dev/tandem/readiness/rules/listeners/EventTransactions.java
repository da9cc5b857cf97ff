package dev.tandem.readiness.rules.listeners;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionCallback;

/** Rule 6, for the transaction in which an event is published. */
public final class EventTransactions {

  /** Join a transaction if there is one, and begin none. */
  private static final Set<Propagation> WITHOUT =
      Set.of(Propagation.NOT_SUPPORTED, Propagation.NEVER, Propagation.SUPPORTS);

  private EventTransactions() {}

  public static RuleCheck check() {
    return new RuleCheck(
        Rule.LISTENERS,
        "event published outside a transaction",
        "the event is then not written to the log, and no listener receives it",
        "publish in the @Transactional method that changes the state",
        EventTransactions::publishedOutsideTransaction);
  }

  /** The eventing module listens to all events inside the transaction, to write them to its log. */
  private static boolean isEventingModule(Codebase.ModuleClass moduleClass) {
    return moduleClass.module().name().equals("eventing");
  }

  private static Stream<Violation> publishedOutsideTransaction(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(it -> !isEventingModule(it))
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                .filter(it -> it.getName().equals("publishEvent"))
                .filter(it -> it.getTargetOwner().isAssignableTo(ApplicationEventPublisher.class))
                .filter(it -> !isInTransaction(codebase, it, new HashSet<>()))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "publishes in "
                            + nameOf(moduleClass.type())
                            + "."
                            + call.getOrigin().getName()
                            + " where no transaction is certain",
                        codebase.locationOf(moduleClass.type(), call.getLineNumber()))));
  }

  /** The name of the class; of an anonymous one, that of the class around it. */
  private static String nameOf(JavaClass type) {
    return type.getSimpleName().isEmpty()
        ? type.getEnclosingClass().map(EventTransactions::nameOf).orElse(type.getName())
        : type.getSimpleName();
  }

  /** Whether every call path to the code goes through a transaction. */
  private static boolean isAlwaysTransactional(
      Codebase codebase, JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (hasTransaction(unit) || !seen.add(unit)) {
      return true;
    }
    var accesses = accessesTo(unit);
    return !suspendsTransaction(unit)
        && !accesses.isEmpty()
        && accesses.stream().allMatch(it -> isInTransaction(codebase, it, seen));
  }

  private static boolean isInTransaction(
      Codebase codebase, JavaAccess<?> access, Set<JavaCodeUnit> seen) {
    return TransactionBlocks.contain(codebase, access)
        || isHandedToTransaction(access)
        || isAlwaysTransactional(codebase, access.getOrigin(), seen);
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
            .anyMatch(method -> hasTransaction(method) || TransactionBlocks.executes(method));
  }

  private static boolean hasTransaction(JavaCodeUnit unit) {
    return propagationOf(unit).filter(each -> !WITHOUT.contains(each)).isPresent()
        || unit.isAnnotatedWith(ApplicationModuleListener.class)
        || unit.getOwner().isAssignableTo(TransactionCallback.class)
        || (propagationOf(unit).isEmpty() && unit.isMetaAnnotatedWith(Transactional.class))
        || (propagationOf(unit).isEmpty()
            && unit.getOwner().isMetaAnnotatedWith(Transactional.class));
  }

  private static boolean suspendsTransaction(JavaCodeUnit unit) {
    return propagationOf(unit)
        .filter(each -> each == Propagation.NOT_SUPPORTED || each == Propagation.NEVER)
        .isPresent();
  }

  /** What the method's own annotation says, or that of its class. */
  private static Optional<Propagation> propagationOf(JavaCodeUnit unit) {
    return unit.tryGetAnnotationOfType(Transactional.class)
        .or(() -> unit.getOwner().tryGetAnnotationOfType(Transactional.class))
        .map(Transactional::propagation);
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
