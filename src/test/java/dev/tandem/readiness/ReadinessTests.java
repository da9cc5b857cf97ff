package dev.tandem.readiness;

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
    var house = House.tandem();
    var frozen = Frozen.read();
    return Arrays.stream(Rule.values())
        .map(rule -> {
          var breaches =
              Checks.ALL.stream()
                  .filter(it -> it.rule() == rule)
                  .flatMap(it -> it.breaches(house).stream())
                  .toList();
          var names =
              Stream.concat(
                      house.modules.keySet().stream(),
                      breaches.stream().map(it -> it.crossing().module()))
                  .distinct();
          return DynamicContainer.dynamicContainer(
              rule.number() + ". a module " + rule.sentence,
              names.map(module ->
                  DynamicTest.dynamicTest(
                      module,
                      () ->
                          show(
                              frozen
                                  .thawed(breaches)
                                  .filter(it -> it.crossing().module().equals(module))))));
        });
  }

  private static void show(Stream<Breach> breaches) {
    var messages = breaches.map(Breach::message).collect(Collectors.joining("\n"));
    if (!messages.isEmpty()) {
      Assertions.fail("\n" + messages);
    }
  }
}
