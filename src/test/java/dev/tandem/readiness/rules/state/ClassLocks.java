package dev.tandem.readiness.rules.state;

import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.flow.Call;
import dev.tandem.readiness.codebase.flow.CodeFlow;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.Set;
import java.util.stream.Stream;

/** Rule 7, for locks on objects of which a process has one: classes and texts. */
final class ClassLocks {

  private static final Set<String> SHARED_TYPES =
      Set.of(
          "java.lang.Class",
          "java.lang.ClassLoader",
          "java.lang.Module",
          "java.lang.Package",
          "java.lang.Runtime",
          "java.lang.String",
          "java.lang.ThreadGroup",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.util.Locale");

  private ClassLocks() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SHARED_STATE,
        "lock of the process",
        "a class or a text is one object for all modules of a process, and another one in every"
            + " other process, so that two of them can hold the lock at the same time",
        "lock a row of your own (select … for update), or a private field of your bean",
        codebase -> Stream.concat(statements(codebase), methods(codebase)));
  }

  private static Stream<Violation> statements(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            CodeFlow.of(codebase)
                .callsIn(
                    moduleClass.type(),
                    call -> call.name().equals(Call.LOCK) && SHARED_TYPES.contains(call.owner()))
                .map(call ->
                    new Violation(
                        moduleClass.module().name(),
                        "locks a "
                            + call.owner().substring("java.lang.".length())
                            + " in "
                            + moduleClass.type().getSimpleName(),
                        codebase.locationOf(moduleClass.type(), call.line()))));
  }

  private static Stream<Violation> methods(Codebase codebase) {
    return codebase
        .moduleClasses()
        .flatMap(moduleClass ->
            moduleClass.type().getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
                .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                .map(method ->
                    new Violation(
                        moduleClass.module().name(),
                        "locks a Class in "
                            + moduleClass.type().getSimpleName()
                            + "."
                            + method.getName(),
                        codebase.locationOf(method))));
  }
}
