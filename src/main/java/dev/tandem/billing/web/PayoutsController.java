package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.billing.payment.PayoutQueries;
import dev.tandem.billing.payment.PayoutView;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists payouts; each mentor sees their own. */
@RestController
class PayoutsController {

  private final PayoutQueries payouts;

  PayoutsController(PayoutQueries payouts) {
    this.payouts = payouts;
  }

  @GetMapping("/api/billing/payouts")
  CursorPage<PayoutView> list(
      Caller caller, @RequestParam @Nullable UUID mentor, CursorPaging paging) {
    return payouts.list(ListScope.memberFilter(caller, mentor, "payout"), paging);
  }
}
