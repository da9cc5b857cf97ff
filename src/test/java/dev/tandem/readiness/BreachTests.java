package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each way of crossing a boundary is caught by the rule meant for it, in words that help. */
class BreachTests {

  private static Breaches breaches;

  @BeforeAll
  static void compileTheSoundHouse() {
    breaches = new Breaches();
  }

  @AfterAll
  static void removeIt() {
    breaches.close();
  }

  @Test
  void theSoundHouseKeepsEveryRule() {
    var sound = breaches.sound();

    assertThat(Checks.ALL.stream().flatMap(it -> it.breaches(sound).stream()).map(Breach::message))
        .isEmpty();
    assertThat(Breaches.modulith(sound)).isEmpty();
    assertThat(Breaches.jmolecules(sound)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyBreachIsCaughtByTheRuleMeantForIt() {
    return Breaches.catalogue().stream()
        .map(it ->
            DynamicTest.dynamicTest(it.rule().number() + ": " + it.what(), () -> catches(it)));
  }

  private static void catches(Breaches.Entry breach) {
    var messages = caught(breaches.with(breach), breach.rule());

    assertThat(messages)
        .as("what rule " + breach.rule().number() + " says of " + breach.id())
        .anySatisfy(it ->
            assertThat(it)
                .contains(breach.says())
                .contains("decision " + breach.rule().decision)
                .contains("Why not", "Instead")
                .containsPattern("at {7}\\S+:\\d+"));
  }

  private static List<String> caught(House house, Rule rule) {
    return Checks.ALL.stream()
        .filter(it -> it.rule() == rule)
        .flatMap(it -> it.breaches(house).stream())
        .map(Breach::message)
        .toList();
  }
}
