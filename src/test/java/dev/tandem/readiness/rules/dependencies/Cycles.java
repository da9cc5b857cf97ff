package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.codebase.DependencyGraph;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.List;
import java.util.stream.Stream;

/** Rule 1, for modules that depend on one another in a circle. */
final class Cycles {

  private Cycles() {}

  static RuleCheck ofCode() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "cycle of code",
        "modules in a cycle can be extracted only together",
        "let the consumer own an interface that the producer's event implements, as"
            + " scheduling.funding.FundingSucceeded is implemented by"
            + " billing.events.BookingFunded",
        Cycles::codeCycles);
  }

  static RuleCheck ofDeclarations() {
    return new RuleCheck(
        Rule.DEPENDENCIES,
        "cycle of declarations",
        "a declared cycle allows a cycle in the code",
        "remove the entry of allowedDependencies that the code does not need",
        Cycles::declaredCycles);
  }

  private static Stream<Violation> codeCycles(Codebase codebase) {
    return DependencyGraph.ofCode(codebase).cycles().stream()
        .map(cycle -> {
          var usage =
              DependencyGraph.codeDependencies(codebase)
                  .filter(it -> it.from().name().equals(cycle.get(0)))
                  .filter(it -> it.to().name().equals(cycle.get(1)))
                  .findFirst()
                  .orElseThrow();
          return DependencyChecks.violation(
              codebase,
              usage,
              "is in a cycle of code: " + formatCycle(cycle) + " by " + usage.targetName());
        });
  }

  private static Stream<Violation> declaredCycles(Codebase codebase) {
    var ofCode = DependencyGraph.ofCode(codebase).cycles();
    return DependencyGraph.ofDeclarations(codebase.modules).cycles().stream()
        .filter(cycle -> !ofCode.contains(cycle))
        .map(cycle ->
            new Violation(
                cycle.get(0),
                "declares a cycle: " + formatCycle(cycle),
                codebase.locationOf(
                    codebase.modules.get(cycle.get(0)).declaration(),
                    "\"" + cycle.get(1) + " ::")));
  }

  private static String formatCycle(List<String> cycle) {
    return String.join(" → ", cycle) + " → " + cycle.getFirst();
  }
}
