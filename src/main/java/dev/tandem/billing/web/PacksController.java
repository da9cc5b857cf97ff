package dev.tandem.billing.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.gateway.CardToken;
import dev.tandem.billing.payment.CreditPack;
import dev.tandem.billing.payment.CreditPackQueries;
import dev.tandem.billing.payment.PackOrder;
import dev.tandem.billing.payment.PackPurchases;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Funding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sells and lists packs of credits. */
@RestController
class PacksController {

  private final PackPurchases purchases;
  private final CreditPackQueries packs;

  PacksController(PackPurchases purchases, CreditPackQueries packs) {
    this.purchases = purchases;
    this.packs = packs;
  }

  /** The card is given directly or in a funding, as for a booking. */
  record PackRequest(
      @JsonAlias({"amount", "credits"}) @Nullable Money price,
      @Nullable String card,
      @Nullable Funding funding) {

    PackOrder toOrder() {
      var token = card == null && funding != null ? funding.card() : card;
      if (price == null || token == null || !CardToken.isValid(token)) {
        throw Problem.malformed("A pack needs a price, with minor and currency, and a card.");
      }
      return new PackOrder(price, token);
    }
  }

  @PostMapping("/api/billing/packs")
  @ResponseStatus(HttpStatus.CREATED)
  CreditPack buy(
      Caller caller,
      @RequestBody PackRequest body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    caller.require(Role.MENTEE);
    return purchases.buy(caller.memberId(), body.toOrder(), key);
  }

  @GetMapping("/api/billing/packs")
  CursorPage<CreditPack> list(
      Caller caller, @RequestParam @Nullable UUID member, CursorPaging paging) {
    return packs.list(ListScope.memberFilter(caller, member, "pack"), paging);
  }
}
