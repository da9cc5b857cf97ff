package dev.tandem.readiness.rules.beans;

import static dev.tandem.readiness.rules.beans.ReflectionChecks.isBeside;
import static dev.tandem.readiness.rules.beans.ReflectionChecks.isIn;

import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 2: a module looks for methods, fields and constructors only of classes that it names. */
final class MemberLookups {

  private static final Map<String, Set<String>> LOOKUPS =
      Map.of(
          "java.lang.Class",
              Set.of(
                  "getMethod",
                  "getMethods",
                  "getDeclaredMethod",
                  "getDeclaredMethods",
                  "getField",
                  "getFields",
                  "getDeclaredField",
                  "getDeclaredFields",
                  "getConstructor",
                  "getConstructors",
                  "getDeclaredConstructor",
                  "getDeclaredConstructors",
                  "newInstance"),
          "java.lang.invoke.MethodHandles$Lookup",
              Set.of(
                  "findVirtual",
                  "findStatic",
                  "findSpecial",
                  "findConstructor",
                  "findGetter",
                  "findSetter",
                  "findStaticGetter",
                  "findStaticSetter",
                  "findVarHandle",
                  "findStaticVarHandle"),
          "java.lang.reflect.RecordComponent", Set.of("getAccessor"),
          "java.beans.Introspector", Set.of("getBeanInfo"),
          "org.springframework.util.ReflectionUtils",
              Set.of(
                  "findMethod",
                  "findField",
                  "getAllDeclaredMethods",
                  "getUniqueDeclaredMethods",
                  "doWithMethods",
                  "doWithLocalMethods",
                  "doWithFields",
                  "doWithLocalFields",
                  "accessibleConstructor"),
          "org.springframework.beans.BeanUtils",
              Set.of(
                  "instantiateClass",
                  "findMethod",
                  "findDeclaredMethod",
                  "findMethodWithMinimalParameters",
                  "getPropertyDescriptor",
                  "getPropertyDescriptors",
                  "copyProperties"),
          "org.springframework.beans.BeanWrapperImpl", Set.of("<init>"),
          "org.springframework.util.MethodInvoker", Set.of("<init>", "prepare"));

  private MemberLookups() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.BEANS,
        "member of a class that is known only at run time",
        "no rule can tell whose method, field or constructor it is, and it may be another"
            + " module's",
        "call the method of a type that the module knows, as an interface of its own, or name"
            + " the class beside it, as in Foo.class.getMethod(…); if that is impossible,"
            + " declare it in module-docs/frozen.yaml under declared:, with the reason",
        MemberLookups::lookups);
  }

  private static Stream<Violation> lookups(Codebase codebase) {
    return codebase
        .moduleClasses()
        .filter(moduleClass -> !moduleClass.module().inKernel())
        .flatMap(moduleClass ->
            moduleClass.type().getCodeUnitAccessesFromSelf().stream()
                .filter(access -> isIn(LOOKUPS, access) && !hasKnownOwner(codebase, access))
                .filter(access -> !ReflectionChecks.opensMembers(access))
                .map(access ->
                    ReflectionChecks.violation(
                        codebase,
                        moduleClass,
                        access,
                        "looks for a member of a class that is not named in the source by ")));
  }

  /** A class of Tandem is named beside the look-up, and no object is asked for its class. */
  private static boolean hasKnownOwner(Codebase codebase, JavaCodeUnitAccess<?> access) {
    var classes =
        access.getOrigin().getReferencedClassObjects().stream()
            .filter(named -> codebase.moduleOf(named.getRawType()).isPresent())
            .map(named -> named.getLineNumber());
    var names =
        access.getOrigin().getCallsFromSelf().stream()
            .filter(call -> ReflectionChecks.namesAClass(codebase, call))
            .map(call -> call.getLineNumber());
    return Stream.concat(classes, names).anyMatch(line -> isBeside(line, access))
        && access.getOrigin().getMethodCallsFromSelf().stream()
            .filter(call -> call.getName().equals("getClass"))
            .noneMatch(call -> isBeside(call.getLineNumber(), access));
  }
}
