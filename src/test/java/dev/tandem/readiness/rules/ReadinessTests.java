package dev.tandem.readiness.rules;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.KnownViolations;
import dev.tandem.readiness.violation.OneCause;
import dev.tandem.readiness.violation.Rule;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every rule for every module. */
@Execution(ExecutionMode.CONCURRENT)
class ReadinessTests {

  @TestFactory
  Stream<DynamicContainer> everyModuleKeepsEveryRule() {
    var codebase = Codebase.tandem();
    var knownViolations = KnownViolations.read();
    var found = AllChecks.found(codebase, AllChecks.ALL).toList();
    return Arrays.stream(Rule.values())
        .map(rule -> {
          var violations =
              OneCause.of(
                  knownViolations
                      .notTolerated(found.stream().filter(it -> it.check().rule() == rule).toList())
                      .toList());
          var names =
              Stream.concat(
                      codebase.modules.keySet().stream(),
                      violations.stream().map(it -> it.violation().module()))
                  .distinct();
          return DynamicContainer.dynamicContainer(
              rule.number() + ". a module " + rule.sentence,
              names.map(module ->
                  DynamicTest.dynamicTest(
                      module,
                      () ->
                          failWith(
                              violations.stream()
                                  .filter(it -> it.violation().module().equals(module))))));
        });
  }

  private static void failWith(Stream<ExplainedViolation> violations) {
    var messages = violations.map(ExplainedViolation::message).collect(Collectors.joining("\n"));
    if (!messages.isEmpty()) {
      Assertions.fail("\n" + messages);
    }
  }
}
