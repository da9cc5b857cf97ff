package dev.tandem.readiness.rules.branch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.Branched;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rule 11: two implementations of one port are a state that ends. */
public final class BranchChecks {

  private BranchChecks() {}

  /**
   * @param clock whose date a branch must not have passed
   */
  public static List<RuleCheck> checks(Clock clock) {
    return List.of(
        new RuleCheck(
            Rule.BRANCHES,
            "branch after its date",
            "both implementations must be understood, changed and tested as long as both are there",
            "remove the one that lost, as module-docs/how-to/branch-by-abstraction.md says; if the"
                + " comparison is not finished, agree on a new date",
            codebase -> afterTheirDate(codebase, LocalDate.now(clock))),
        new RuleCheck(
            Rule.BRANCHES,
            "branch without a date",
            "nobody is reminded to remove one of the implementations, and both stay",
            "mark the port with @Branched and the last day of the branch, such as until ="
                + " \"2027-03-31\"",
            codebase -> Stream.concat(unmarked(codebase), withoutDate(codebase))));
  }

  private static Stream<Violation> afterTheirDate(Codebase codebase, LocalDate today) {
    return ports(codebase)
        .filter(port -> dateOf(port.type()).filter(today::isAfter).isPresent())
        .map(port ->
            violation(
                codebase,
                port,
                "keeps the branch %s of %s, which ended on %s"
                    .formatted(
                        declarationOf(port.type()).name(),
                        port.type().getSimpleName(),
                        declarationOf(port.type()).until())));
  }

  private static Stream<Violation> withoutDate(Codebase codebase) {
    return ports(codebase)
        .filter(port -> dateOf(port.type()).isEmpty())
        .map(port ->
            violation(
                codebase,
                port,
                "has the branch %s of %s until \"%s\", which is no date"
                    .formatted(
                        declarationOf(port.type()).name(),
                        port.type().getSimpleName(),
                        declarationOf(port.type()).until())));
  }

  /** Where a branch is created, its port is named as a class. */
  private static Stream<Violation> unmarked(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(owner ->
            owner.type().getCodeUnits().stream()
                .filter(BranchChecks::createsBranch)
                .flatMap(unit ->
                    unit.getReferencedClassObjects().stream()
                        .map(ReferencedClassObject::getRawType)
                        .filter(JavaClass::isInterface)
                        .filter(port -> !port.isAnnotatedWith(Branched.class))
                        .map(port ->
                            new Violation(
                                owner.module().name(),
                                "has a branch of %s without a date in %s"
                                    .formatted(port.getSimpleName(), owner.type().getSimpleName()),
                                codebase.locationOf(unit)))));
  }

  private static boolean createsBranch(JavaCodeUnit unit) {
    return unit.getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Branch.class));
  }

  private static Stream<ModuleClass> ports(Codebase codebase) {
    return codebase.moduleClasses().filter(it -> it.type().isAnnotatedWith(Branched.class));
  }

  private static Branched declarationOf(JavaClass port) {
    return port.getAnnotationOfType(Branched.class);
  }

  private static Optional<LocalDate> dateOf(JavaClass port) {
    try {
      return Optional.of(LocalDate.parse(declarationOf(port).until()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Violation violation(Codebase codebase, ModuleClass port, String description) {
    return new Violation(
        port.module().name(), description, codebase.locationOf(port.type(), "@Branched"));
  }
}
