package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DeclaredModule;
import dev.tandem.readiness.rules.SharedStateChecks;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 7, for the shared kernel: what modules use of it keeps no state between their calls. */
public final class KernelStateChecks {

  private static final Set<String> CONTAINERS =
      Set.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.concurrent.Flow$Publisher",
          "java.util.concurrent.Future",
          "java.lang.ThreadLocal",
          "org.springframework.cache.Cache",
          "org.springframework.cache.CacheManager",
          "com.github.benmanes.caffeine.cache.Cache");

  private KernelStateChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        KernelStateUse.check(),
        new RuleCheck(
            Rule.SHARED_STATE,
            "state in the shared kernel",
            "what one module leaves there another can find; after a move each process has a copy of"
                + " its own, and nothing arrives",
            "keep the state in a bean or table of the module that owns it, and tell others by"
                + " events; what only configures the kernel is set once, in its constructor",
            codebase -> Stream.concat(keptState(codebase), containers(codebase))));
  }

  private static Stream<Violation> keptState(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass -> moduleClass.module().inKernel())
        .filter(moduleClass -> isUsable(moduleClass.module(), moduleClass.type()))
        .flatMap(moduleClass ->
            moduleClass.type().getAllFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> field.getOwner().getName().startsWith(codebase.rootPackage + "."))
                .filter(field -> !field.getName().contains("$"))
                .filter(KernelStateChecks::changes)
                .map(field ->
                    new Violation(
                        moduleClass.module().name(),
                        "keeps state for all modules in "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + field.getName(),
                        codebase.locationOf(
                            field.getOwner(),
                            " " + field.getName() + " ",
                            " " + field.getName()))));
  }

  /** A container of the kernel that the Spring container hands to everybody. */
  private static Stream<Violation> containers(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass -> moduleClass.module().inKernel())
        .flatMap(moduleClass ->
            ModuleBeans.beanMethods(moduleClass.type())
                .filter(method -> isContainer(method.getRawReturnType()))
                .map(method ->
                    new Violation(
                        moduleClass.module().name(),
                        "keeps state for all modules in the bean "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + method.getName(),
                        codebase.locationOf(method))));
  }

  private static boolean isContainer(JavaClass type) {
    return SharedStateChecks.isMutable(type) || CONTAINERS.stream().anyMatch(type::isAssignableTo);
  }

  /** A class of a named interface, or a bean that is injected as a type of one. */
  private static boolean isUsable(DeclaredModule kernel, JavaClass type) {
    if (type.isInterface() || type.isRecord() || type.isEnum()) {
      return false;
    }
    var published =
        Stream.concat(Stream.of(type), type.getAllRawInterfaces().stream())
            .anyMatch(each ->
                !kernel.namedInterfaceOf(each).isEmpty()
                    && each.getModifiers().contains(JavaModifier.PUBLIC));
    return published && (ModuleBeans.isComponent(type) || isPublic(type) || !isNested(type));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isNested(JavaClass type) {
    return type.getEnclosingClass().isPresent();
  }

  private static boolean changes(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || SharedStateChecks.isMutable(field.getRawType())
        || isHolder(field)
        || CONTAINERS.stream().anyMatch(field.getRawType()::isAssignableTo) && isFilled(field);
  }

  /** Whether a nested class of the owner, or another of its package, holds what changes. */
  private static boolean isHolder(JavaField field) {
    var type = field.getRawType();
    return type.getPackageName().equals(field.getOwner().getPackageName())
        && !type.equals(field.getOwner())
        && !type.isInterface()
        && type.getFields().stream()
            .filter(each -> !each.getModifiers().contains(JavaModifier.STATIC))
            .filter(each -> !each.getName().contains("$"))
            .anyMatch(each ->
                !each.getModifiers().contains(JavaModifier.FINAL)
                    || SharedStateChecks.isMutable(each.getRawType()));
  }

  /** A method reference is a call, too. */
  private static Stream<JavaCodeUnitAccess<?>> codeUnitsUsedBy(JavaCodeUnit unit) {
    return Stream.concat(
        unit.getCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream());
  }

  /** Whether a method other than the constructor calls something that changes the content. */
  private static boolean isFilled(JavaField field) {
    return field.getAccessesToSelf().stream()
        .filter(access -> !access.getOrigin().isConstructor())
        .anyMatch(access ->
            codeUnitsUsedBy(access.getOrigin())
                .filter(call -> call.getLineNumber() >= access.getLineNumber())
                .filter(call -> call.getLineNumber() <= access.getLineNumber() + 1)
                .anyMatch(call ->
                    call.getName()
                        .matches(
                            "put.*|add.*|offer.*|push.*|remove.*|clear|compute.*|merge|set|replace.*"
                                + "|poll.*|take|complete.*|submit|emit.*")));
  }
}
