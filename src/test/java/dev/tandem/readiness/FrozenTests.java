package dev.tandem.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A frozen breach is tolerated until its date, for its owner's module, unless that is strict. */
@Execution(ExecutionMode.CONCURRENT)
class FrozenTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final Breach BREACH =
      new Breach(
          new Check(Rule.SHARING, "static state", "", "", house -> Stream.empty()),
          new Crossing("portal", "keeps state in the static Registry.KNOWN", "Registry.java:3"));

  @Test
  void isToleratedUntilItsDate() {
    assertThat(frozen("[]", "2026-11-20").thawed(List.of(BREACH))).isEmpty();
  }

  @Test
  void failsAgainPastItsDate() {
    assertThat(frozen("[]", "2026-11-19").thawed(List.of(BREACH))).containsExactly(BREACH);
  }

  @Test
  void isNotToleratedInAStrictModule() {
    assertThat(frozen("[portal]", "2027-01-31").thawed(List.of(BREACH))).containsExactly(BREACH);
  }

  @Test
  void mustGoWhenTheBreachIsGone() {
    assertThat(frozen("[]", "2027-01-31").stale(List.of())).hasSize(1);
  }

  @Test
  void needsAnOwnerAndAReason() {
    assertThatThrownBy(() ->
            Frozen.parse("frozen: [{rule: 7, module: portal, what: x, until: 2027-01-31}]", TODAY))
        .hasMessageContaining("owner");
  }

  @Test
  void nothingIsFrozenThatIsNoLongerBroken() {
    var house = House.tandem();
    var frozen = Frozen.read();
    var breaches =
        frozen.entries().isEmpty()
            ? List.<Breach>of()
            : Checks.ALL.stream().flatMap(it -> it.breaches(house).stream()).toList();

    assertThat(frozen.stale(breaches)).as("entries of module-docs/frozen.yaml to remove").isEmpty();
    assertThat(frozen.entries())
        .as("frozen breaches of strict modules")
        .noneMatch(it -> frozen.strict().contains(it.module()));
  }

  private static Frozen frozen(String strict, String until) {
    return Frozen.parse(
        """
        strict: %s
        frozen:
          - rule: 7
            module: portal
            what: keeps state in the static Registry.KNOWN
            owner: Ada Example
            until: %s
            why: it goes with the new navigation
        """
            .formatted(strict, until),
        TODAY);
  }
}
