package dev.tandem.readiness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import dev.tandem.readiness.violation.KnownViolations;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A known violation is tolerated until its date, unless its module is strict. */
@Execution(ExecutionMode.CONCURRENT)
class KnownViolationsTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final ExplainedViolation VIOLATION =
      new ExplainedViolation(
          new RuleCheck(Rule.SHARED_STATE, "static state", "", "", codebase -> Stream.empty()),
          new Violation("portal", "keeps state in the static Registry.KNOWN", "Registry.java:3"));

  @Test
  void isToleratedUntilItsDate() {
    assertThat(knownViolations("[]", "2026-11-20").notTolerated(List.of(VIOLATION))).isEmpty();
  }

  @Test
  void failsAgainPastItsDate() {
    assertThat(knownViolations("[]", "2026-11-19").notTolerated(List.of(VIOLATION)))
        .containsExactly(VIOLATION);
  }

  @Test
  void isNotToleratedInAStrictModule() {
    assertThat(knownViolations("[portal]", "2027-01-31").notTolerated(List.of(VIOLATION)))
        .containsExactly(VIOLATION);
  }

  @Test
  void mustGoWhenTheViolationIsGone() {
    assertThat(knownViolations("[]", "2027-01-31").entriesWithoutViolation(List.of())).hasSize(1);
  }

  @Test
  void needsAnOwnerAndAReason() {
    assertThatThrownBy(() ->
            KnownViolations.parse(
                "frozen: [{rule: 7, module: portal, what: x, until: 2027-01-31}]", TODAY))
        .hasMessageContaining("owner");
  }

  @ParameterizedTest
  @CsvSource({"'', missing: why", "later, explains nothing", "'   ', missing: why"})
  void needsAReasonThatExplains(String reason, String message) {
    assertThatThrownBy(() ->
            KnownViolations.parse(
                "declared: [{rule: 7, module: portal, what: x, why: '%s'}]".formatted(reason),
                TODAY))
        .hasMessageContaining(message);
  }

  @Test
  void needsARuleThatExists() {
    assertThatThrownBy(() ->
            KnownViolations.parse(
                "declared: [{rule: 13, module: portal, what: x, why: a b c d e}]", TODAY))
        .hasMessageContaining("there is no rule 13");
  }

  @Test
  void aDeclaredExceptionIsToleratedInAStrictModuleToo() {
    var declared =
        KnownViolations.parse(
            """
            strict: [portal]
            declared:
              - rule: 7
                module: portal
                what: keeps state in the static *.KNOWN
                why: it is filled once and never changed
            """,
            TODAY);

    assertThat(declared.notTolerated(List.of(VIOLATION))).isEmpty();
    assertThat(declared.withoutDeclared(List.of(VIOLATION))).isEmpty();
    assertThat(declared.entriesWithoutViolation(List.of())).hasSize(1);
  }

  @Test
  void everyEntryStillHasItsViolation() {
    var codebase = Codebase.tandem();
    var knownViolations = KnownViolations.read();
    var violations =
        knownViolations.entries().isEmpty()
            ? List.<ExplainedViolation>of()
            : AllChecks.violations(codebase, AllChecks.ALL);

    assertThat(knownViolations.entriesWithoutViolation(violations))
        .as("entries of module-docs/frozen.yaml to remove")
        .isEmpty();
    assertThat(knownViolations.frozenInStrictModules())
        .as("frozen violations of strict modules")
        .isEmpty();
  }

  private static KnownViolations knownViolations(String strict, String until) {
    return KnownViolations.parse(
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
