package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.rules.SharedStateChecks;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rule 7, for modules that change what an object of the shared kernel keeps for all. */
final class KernelStateUse {

  private static final Pattern CHANGE =
      Pattern.compile(
          "set|getAndSet|update\\w*|getAndUpdate|accumulate\\w*|add\\w*|put\\w*|remove\\w*|clear|compareAndSet|increment\\w*|getAndIncrement");

  private KernelStateUse() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "change of the shared kernel",
        "the object is the same for all modules of a process, and another one after a move: one"
            + " module changes what all others see",
        "leave it as it is; take the plain type (e.g. a Clock) and keep what you change in a bean or"
            + " table of your own",
        KernelStateUse::in);
  }

  private static Stream<Violation> in(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(owner -> !owner.module().inKernel())
        .flatMap(owner ->
            Stream.concat(
                    owner.type().getMethodCallsFromSelf().stream(),
                    owner.type().getCodeUnitReferencesFromSelf().stream())
                .filter(access -> changesKernel(codebase, access))
                .map(access ->
                    new Violation(
                        owner.module().name(),
                        "changes what all modules share by "
                            + access.getTargetOwner().getSimpleName()
                            + "."
                            + access.getName()
                            + " in "
                            + owner.type().getSimpleName(),
                        codebase.locationOf(owner.type(), access.getLineNumber()))));
  }

  private static boolean changesKernel(Codebase codebase, JavaAccess<?> access) {
    return codebase
            .moduleOf(access.getTargetOwner())
            .filter(it -> it.name().equals("kernel"))
            .isPresent()
        && access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target
            .resolveMember()
            .filter(JavaCodeUnit.class::isInstance)
            .map(JavaCodeUnit.class::cast)
            .filter(unit -> !unit.isConstructor())
            .filter(
                unit -> unit.getFieldAccesses().stream().anyMatch(field -> changes(unit, field)))
            .isPresent();
  }

  /** Writes the field, or calls something that changes the object in it. */
  private static boolean changes(JavaCodeUnit unit, JavaFieldAccess access) {
    return access
        .getTarget()
        .resolveMember()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field ->
            access.getAccessType() == JavaFieldAccess.AccessType.SET
                || SharedStateChecks.isMutable(field.getRawType())
                    && unit.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().equals(field.getRawType()))
                        .anyMatch(call -> CHANGE.matcher(call.getName()).matches()))
        .isPresent();
  }
}
