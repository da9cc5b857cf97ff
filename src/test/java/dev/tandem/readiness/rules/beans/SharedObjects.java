package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.Codebase.ModuleClass;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.Aware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;

/**
 * Rule 2, for objects of the framework that a module receives and changes, for all others too;
 * other checks tell of what a module does to the container.
 */
final class SharedObjects {

  private static final Pattern CHANGE =
      Pattern.compile("(set|add|register|unregister|remove|clear|replace|config)(\\p{Lu}.*)?");

  private SharedObjects() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.BEANS,
        "object of the framework changed",
        "every module of the process uses the same object, and finds it changed only while this"
            + " module runs beside it",
        "create an object of your own with new and change that one; what all modules need belongs"
            + " to the kernel",
        codebase ->
            codebase
                .moduleClasses()
                .filter(owner -> !owner.module().inKernel())
                .flatMap(owner -> changes(codebase, owner)));
  }

  private static Stream<Violation> changes(Codebase codebase, ModuleClass owner) {
    var received = received(owner.type());
    return received.isEmpty()
        ? Stream.empty()
        : owner.type().getCodeUnitAccessesFromSelf().stream()
            .filter(access -> CHANGE.matcher(access.getName()).matches())
            .filter(access -> FrameworkTypes.isFramework(access.getTargetOwner().getName()))
            .filter(access -> !access.getTargetOwner().isAssignableTo(BeanFactory.class))
            .filter(access -> received.stream().anyMatch(type -> isSame(type, access)))
            .filter(access -> !makesOne(access))
            .map(access ->
                new Violation(
                    owner.module().name(),
                    "changes an object of the framework by "
                        + access.getTargetOwner().getSimpleName()
                        + "."
                        + access.getName()
                        + " in "
                        + owner.type().getSimpleName(),
                    codebase.locationOf(owner.type(), access.getLineNumber())))
            .limit(1);
  }

  /** The types of the framework that the container gives to the class. */
  private static List<JavaClass> received(JavaClass type) {
    var parameters =
        type.getCodeUnits().stream()
            .filter(SharedObjects::isCalledByContainer)
            .flatMap(unit -> unit.getRawParameterTypes().stream());
    var fields =
        type.getFields().stream()
            .filter(field -> field.isAnnotatedWith(Autowired.class))
            .map(JavaField::getRawType);
    return Stream.concat(parameters, fields)
        .filter(each -> FrameworkTypes.isFramework(each.getName()))
        .toList();
  }

  private static boolean isCalledByContainer(JavaCodeUnit unit) {
    return unit instanceof JavaConstructor && ModuleBeans.isComponent(unit.getOwner())
        || unit.isAnnotatedWith(Bean.class)
        || unit.isAnnotatedWith(Autowired.class)
        || unit.getOwner().isAssignableTo(Aware.class) && unit.getName().startsWith("set");
  }

  private static boolean isSame(JavaClass received, JavaCodeUnitAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(received.getName())
        || received.isAssignableTo(access.getTargetOwner().getName());
  }

  /** Whether the method changes an object that it has made itself. */
  private static boolean makesOne(JavaCodeUnitAccess<?> access) {
    return access.getOrigin().getConstructorCallsFromSelf().stream()
        .anyMatch(call -> call.getTargetOwner().isAssignableTo(access.getTargetOwner().getName()));
  }
}
