package dev.tandem.readiness.rules.beans;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.CallArguments;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rule 2, for reflection: a module loads only classes whose names stand in the source, and opens no
 * private member.
 */
public final class ReflectionChecks {

  /** Methods that take the name of a class, by their owner. */
  private static final Map<String, Set<String>> BY_NAME =
      Map.of(
          "java.lang.Class", Set.of("forName"),
          "java.lang.ClassLoader", Set.of("loadClass", "findClass", "defineClass"),
          "java.lang.invoke.MethodHandles$Lookup", Set.of("findClass", "defineClass"),
          "org.springframework.util.ClassUtils", Set.of("forName", "resolveClassName"),
          "org.springframework.expression.ExpressionParser", Set.of("parseExpression"),
          "tools.jackson.databind.type.TypeFactory", Set.of("findClass", "constructFromCanonical"));

  /** Methods that take a class, of which it must be certain whose it is. */
  private static final Map<String, Set<String>> BY_CLASS =
      Map.of(
          "java.util.ServiceLoader", Set.of("load", "loadInstalled"),
          "java.lang.reflect.Proxy", Set.of("newProxyInstance"),
          "java.lang.invoke.MethodHandles", Set.of("privateLookupIn"));

  /** Methods that reach what a class hides, or classes that nobody names. */
  private static final Map<String, Set<String>> OPENING =
      Map.of(
          "java.lang.reflect.AccessibleObject", Set.of("setAccessible", "trySetAccessible"),
          "org.springframework.util.ReflectionUtils", Set.of("makeAccessible"),
          "org.springframework.beans.DirectFieldAccessor", Set.of("<init>"),
          "org.springframework.beans.PropertyAccessorFactory", Set.of("forDirectFieldAccess"),
          "java.lang.StackWalker", Set.of("getCallerClass"),
          "org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider",
              Set.of("findCandidateComponents"),
          "java.io.ObjectInputStream", Set.of("readObject"));

  private ReflectionChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        new RuleCheck(
            Rule.BEANS,
            "class whose name is known only at run time",
            "no rule can tell whose class it is, and it may be another module's",
            "write the class, as in Foo.class or new Foo(), or choose among known classes with a"
                + " switch; if that is impossible, declare it in module-docs/frozen.yaml under"
                + " declared:, with the reason",
            ReflectionChecks::unreadableNames),
        new RuleCheck(
            Rule.BEANS,
            "hidden member or class",
            "reflection bypasses package-private access, and no rule can tell whose class it opens",
            "call a method that the class offers; if a library needs the access, let the library"
                + " do it; else declare it in module-docs/frozen.yaml under declared:, with the"
                + " reason",
            ReflectionChecks::openedClasses),
        MemberLookups.check(),
        ClassesNamedByData.check());
  }

  private static Stream<Violation> unreadableNames(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                .filter(access -> !isNamed(codebase, moduleClass, access))
                .filter(access ->
                    isIn(BY_NAME, access) && !hasConstantName(codebase, access)
                        || isIn(BY_CLASS, access) && !hasConstantClass(access))
                .map(access ->
                    violation(
                        codebase,
                        moduleClass,
                        access,
                        "loads a class that is not named in the source by ")));
  }

  /** Another check tells of the name. */
  private static boolean isNamed(
      Codebase codebase, Codebase.ModuleClass moduleClass, JavaCodeUnitAccess<?> access) {
    return codebase.constantsOf(moduleClass.type()).stream()
        .filter(constant -> constant.line() == access.getLineNumber())
        .anyMatch(constant ->
            NamedClasses.in(codebase, moduleClass.module().name(), constant).findAny().isPresent());
  }

  private static Stream<Violation> openedClasses(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass -> !moduleClass.module().inKernel())
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                .filter(access -> isIn(OPENING, access))
                .map(access ->
                    violation(codebase, moduleClass, access, "opens what a class hides by ")));
  }

  static Violation violation(
      Codebase codebase,
      Codebase.ModuleClass moduleClass,
      JavaCodeUnitAccess<?> access,
      String verb) {
    return new Violation(
        moduleClass.module().name(),
        verb
            + access.getTargetOwner().getSimpleName()
            + "."
            + access.getName()
            + " in "
            + moduleClass.type().getSimpleName(),
        codebase.locationOf(moduleClass.type(), access.getLineNumber()));
  }

  static boolean isIn(Map<String, Set<String>> methods, JavaCodeUnitAccess<?> access) {
    return methods.entrySet().stream()
        .anyMatch(owner ->
            owner.getValue().contains(access.getName())
                && access.getTargetOwner().isAssignableTo(owner.getKey()));
  }

  /** Another check judges a name that stands in the source; a method reference has none. */
  private static boolean hasConstantName(Codebase codebase, JavaCodeUnitAccess<?> access) {
    return access instanceof JavaCall<?>
        && CallArguments.first(
                codebase, access.getOriginOwner(), access.getName(), access.getLineNumber())
            .filter(String.class::isInstance)
            .isPresent();
  }

  private static boolean hasConstantClass(JavaCodeUnitAccess<?> access) {
    return access.getOrigin().getReferencedClassObjects().stream()
        .filter(named -> !isAnyClass(named.getRawType()))
        .anyMatch(named -> isBeside(named.getLineNumber(), access));
  }

  /** Whether a text in the source says which class it loads, of which another check tells. */
  static boolean namesAClass(Codebase codebase, JavaCodeUnitAccess<?> access) {
    return isIn(BY_NAME, access) && hasConstantName(codebase, access);
  }

  static boolean isBeside(int line, JavaCodeUnitAccess<?> access) {
    return Math.abs(line - access.getLineNumber()) <= 3;
  }

  /** Whether the method that has the access opens what a class hides, of which a check tells. */
  static boolean opensMembers(JavaCodeUnitAccess<?> access) {
    return access.getOrigin().getCallsFromSelf().stream().anyMatch(call -> isIn(OPENING, call));
  }

  private static boolean isAnyClass(JavaClass type) {
    return type.getName().equals("java.lang.Object");
  }
}
