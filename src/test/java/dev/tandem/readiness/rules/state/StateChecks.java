package dev.tandem.readiness.rules.state;

import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;

/** Rule 7, for state of a module's own classes. */
public final class StateChecks {

  private StateChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(StaticState.check(), ClassLocks.check());
  }
}
