package dev.tandem.readiness.rules.dependencies;

import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;

/** Rule 1, for declarations: each has content, and what it names exists and is used. */
public final class DeclarationChecks {

  private DeclarationChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        DeclaredPurposes.check(), UnusedDependencies.check(), DecisionReferences.check());
  }
}
