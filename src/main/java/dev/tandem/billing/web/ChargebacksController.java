package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.payer.Chargeback;
import dev.tandem.billing.payer.Chargebacks;
import dev.tandem.billing.payer.PayerSuspensions;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** Lets operators see who is suspended after a charge-back, and end the suspension. */
@RestController
class ChargebacksController {

  private final Chargebacks chargebacks;
  private final PayerSuspensions suspensions;

  ChargebacksController(Chargebacks chargebacks, PayerSuspensions suspensions) {
    this.chargebacks = chargebacks;
    this.suspensions = suspensions;
  }

  @GetMapping("/api/billing/chargebacks")
  List<Chargeback> listOpen(Caller caller) {
    caller.require(Role.OPERATOR);
    return chargebacks.listOpen(null);
  }

  /** Closing it twice changes nothing. */
  @PostMapping("/api/billing/chargebacks/{payment}/closing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void close(Caller caller, @PathVariable UUID payment) {
    caller.require(Role.OPERATOR);
    suspensions.closeChargeback(payment);
  }

  @PostMapping("/billing/chargebacks/{payment}/closing")
  @Transactional
  public ModelAndView closeOnPage(Caller caller, @PathVariable UUID payment) {
    close(caller, payment);
    return new ModelAndView("redirect:/billing/invoices");
  }
}
