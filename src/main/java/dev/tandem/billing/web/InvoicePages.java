package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.gateway.CardToken;
import dev.tandem.billing.invoice.DocumentPages;
import dev.tandem.billing.payer.Chargebacks;
import dev.tandem.billing.payment.CreditPackQueries;
import dev.tandem.billing.payment.PackOrder;
import dev.tandem.billing.payment.PackPurchases;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.time.DurationText;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a member's invoices and credits; operators see everyone's invoices. */
@Controller
class InvoicePages {

  /** In minor units. */
  private static final List<Long> PACK_PRICES = List.of(10_000L, 25_000L, 50_000L);

  private final DocumentPages documentPages;
  private final PackPurchases purchases;
  private final CreditPackQueries packs;
  private final Chargebacks chargebacks;
  private final BillingProperties properties;
  private final Clock clock;

  InvoicePages(
      DocumentPages documentPages,
      PackPurchases purchases,
      CreditPackQueries packs,
      Chargebacks chargebacks,
      BillingProperties properties,
      Clock clock) {
    this.documentPages = documentPages;
    this.purchases = purchases;
    this.packs = packs;
    this.chargebacks = chargebacks;
    this.properties = properties;
    this.clock = clock;
  }

  record PackChoice(long minor, String label) {}

  @GetMapping("/billing/invoices")
  String invoices(
      Caller caller,
      CursorPaging paging,
      ZoneId zone,
      @RequestParam(required = false) @Nullable UUID pack,
      @RequestParam(defaultValue = "false") boolean unpaid,
      Model model) {
    if (pack != null) {
      var bought = packs.getForMember(caller.memberId(), pack);
      model.addAttribute("notice", PackNotice.textFor(bought));
      model.addAttribute("problem", bought.status().equals("DECLINED"));
    }
    boolean unpaidOnly = unpaid && caller.is(Role.OPERATOR);
    var page =
        unpaidOnly
            ? documentPages.listUnpaid(paging)
            : documentPages.list(ListScope.memberFilter(caller, null, "invoice"), paging);
    model.addAttribute("unpaid", unpaidOnly);
    model.addAttribute("rows", page.map(document -> InvoiceRow.of(document, zone)).items());
    model.addAttribute("paging", page);
    model.addAttribute("operator", caller.is(Role.OPERATOR));
    model.addAttribute("mentee", caller.is(Role.MENTEE));
    model.addAttribute("credits", packs.findSpendable(caller.memberId(), clock.instant()));
    model.addAttribute(
        "packPrices",
        PACK_PRICES.stream()
            .map(minor -> new PackChoice(minor, Money.of(minor, "EUR").toString()))
            .toList());
    model.addAttribute("packValidity", DurationText.of(properties.packValidity()));
    model.addAttribute(
        "chargebacks", chargebacks.listOpen(caller.is(Role.OPERATOR) ? null : caller.memberId()));
    model.addAttribute("key", Ids.next());
    return "billing/invoices";
  }

  /**
   * @param key of the form, so that a second click buys nothing; another choice is another purchase
   * @throws Problem 400 without a key, as nobody could tell a second click from a second purchase
   */
  @PostMapping("/billing/packs")
  String buy(
      Caller caller,
      @RequestParam long minor,
      @RequestParam String card,
      @RequestParam(defaultValue = "") String key) {
    caller.require(Role.MENTEE);
    if (key.isBlank()) {
      throw Problem.malformed("Nothing was bought. Open the page of your invoices and buy there.");
    }
    var order = new PackOrder(Money.of(minor, "EUR"), CardToken.isValid(card) ? card : "unknown");
    var choice = key + ":" + order.price() + ":" + order.card();
    var pack = purchases.buy(caller.memberId(), order, choice);
    return "redirect:/billing/invoices?pack=" + pack.id();
  }
}
