package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.CREDITS;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.GatewayOrderPlacement;
import dev.tandem.billing.gateway.OrderStatus;
import dev.tandem.billing.gateway.OrderTerms;
import dev.tandem.billing.rules.CreditsCommand.AddPack;
import dev.tandem.billing.rules.CreditsCommand.ChargeBackPack;
import dev.tandem.billing.rules.CreditsCommand.Expire;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sells credits in packs, by card, and expires them. */
@Component
class CreditPacks {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final GatewayOrderPlacement gatewayOrders;
  private final BillingProperties properties;
  private final Clock clock;

  CreditPacks(
      JdbcClient jdbc,
      Accounts accounts,
      GatewayOrderPlacement gatewayOrders,
      BillingProperties properties,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.gatewayOrders = gatewayOrders;
    this.properties = properties;
    this.clock = clock;
  }

  /** Orders a pack in the caller's transaction; the card is charged after the commit. */
  void orderPack(UUID pack, UUID member, Money price, @Nullable String card) {
    jdbc.sql(
            """
            insert into billing.pack (id, member_id, amount, currency, status, ordered_at)
            values (?, ?, ?, ?, 'PENDING', ?)\
            """)
        .params(pack, member, price.minor(), price.currency(), clock.instant())
        .update();
    gatewayOrders.capturePack(pack, member, price, card);
  }

  void applyGatewayResult(OrderTerms order, OrderStatus status, String reason) {
    var stream = StreamId.credits(order.memberId(), order.currency());
    if (status == OrderStatus.FAILED) {
      updateStatus(order.subject(), "DECLINED", reason);
      return;
    }
    var price = order.money();
    accounts.handle(
        stream,
        CREDITS,
        new AddPack(
            order.memberId(),
            order.subject(),
            price,
            properties.rates().vatIn(price),
            clock.instant().plus(properties.packValidity())));
    updateStatus(order.subject(), "ACTIVE", null);
    if (status == OrderStatus.CHARGED_BACK) {
      accounts.handle(
          stream, CREDITS, new ChargeBackPack(order.memberId(), order.subject(), price));
      updateStatus(order.subject(), "CHARGED_BACK", null);
    }
  }

  private void updateStatus(UUID pack, String status, @Nullable String reason) {
    jdbc.sql("update billing.pack set status = ?, reason = ? where id = ?")
        .param(status)
        .param(reason)
        .param(pack)
        .update();
  }

  void expireCredits(UUID member, String currency) {
    var stream = StreamId.credits(member, currency);
    accounts.handle(stream, CREDITS, new Expire(member, clock.instant()));
  }
}
