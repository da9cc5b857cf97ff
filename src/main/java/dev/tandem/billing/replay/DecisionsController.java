package dev.tandem.billing.replay;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets the platform, and operators, have commands decided again by the process that answers. */
@RestController
class DecisionsController {

  private final ArrivedDecisions decisions;

  DecisionsController(ArrivedDecisions decisions) {
    this.decisions = decisions;
  }

  /** The next few hundred commands after a position; reads only. */
  @GetMapping("/api/billing/decisions/again")
  DecidedAgain decideAgain(Caller caller, @RequestParam(defaultValue = "0") long after) {
    caller.require(Role.OPERATOR);
    return decisions.decideAfter(Math.max(0, after));
  }
}
