package dev.tandem.readiness.rules.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.ExplainedViolation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class BranchChecksTests {

  @Test
  void aBranchIsAllowedOnItsLastDayAndRefusedOnTheNext() {
    assertThat(messagesAt("2027-06-30T23:59:59Z")).isEmpty();
    assertThat(messagesAt("2027-07-01T00:00:00Z"))
        .anyMatch(it ->
            it.contains(
                "recommendations keeps the branch ranking of Ranking, which ended on 2027-06-30"))
        .allMatch(it -> it.contains("how-to/branch-by-abstraction.md"));
  }

  private static List<String> messagesAt(String now) {
    var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return BranchChecks.checks(clock).stream()
        .flatMap(check -> check.violations(Codebase.tandem()).stream())
        .map(ExplainedViolation::message)
        .toList();
  }
}
