package dev.tandem.readiness.rules.address;

import dev.tandem.readiness.violation.RuleCheck;
import java.util.List;

/** Rule 7, for everything that has an address: routes, views, templates and files. */
public final class AddressChecks {

  private AddressChecks() {}

  public static List<RuleCheck> checks() {
    return List.of(
        RouteChecks.check(),
        RedirectChecks.check(),
        ViewChecks.check(),
        InclusionChecks.check(),
        AssetChecks.check(),
        ResourceChecks.check());
  }
}
