package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each way of crossing a boundary is caught by the rule meant for it, in words that help. */
@Execution(ExecutionMode.CONCURRENT)
class BreachTests {

  @Test
  void theSoundHouseKeepsEveryRule() {
    var sound = Breaches.sound();

    assertThat(sound.messages()).isEmpty();
    assertThat(sound.modulith()).isEmpty();
    assertThat(sound.jmolecules()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyBreachIsCaughtByTheRuleMeantForIt() {
    return Breaches.catalogue().stream()
        .map(it ->
            DynamicTest.dynamicTest(it.rule().number() + ": " + it.what(), () -> catches(it)));
  }

  private static void catches(Breaches.Entry breach) {
    assertThat(Breaches.with(breach).messages())
        .as("what rule " + breach.rule().number() + " says of " + breach.id())
        .anySatisfy(it ->
            assertThat(it)
                .contains(breach.says())
                .contains("decision " + breach.rule().decision)
                .contains("Why not", "Instead")
                .containsPattern("at {7}\\S+:\\d+"));
  }
}
