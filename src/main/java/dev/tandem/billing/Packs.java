package dev.tandem.billing;

import static dev.tandem.billing.Deciders.CREDITS;

import dev.tandem.billing.CreditsCommand.AddPack;
import dev.tandem.billing.CreditsCommand.Expire;
import dev.tandem.billing.CreditsCommand.LosePack;
import dev.tandem.kernel.money.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Credits paid ahead: bought by card, spent on bookings, expired in the end. */
@Component
class Packs {

  private final JdbcClient jdbc;
  private final Accounts accounts;
  private final GatewayOrders orders;
  private final BillingSettings settings;
  private final Clock clock;

  Packs(
      JdbcClient jdbc,
      Accounts accounts,
      GatewayOrders orders,
      BillingSettings settings,
      Clock clock) {
    this.jdbc = jdbc;
    this.accounts = accounts;
    this.orders = orders;
    this.settings = settings;
    this.clock = clock;
  }

  /** In a transaction; the card is charged after its commit. */
  void order(UUID pack, UUID member, Money price, @Nullable String card) {
    jdbc.sql(
            """
            insert into billing.pack (id, member_id, amount, currency, status, ordered_at)
            values (?, ?, ?, ?, 'PENDING', ?)\
            """)
        .params(pack, member, price.minor(), price.currency(), Timestamp.from(clock.instant()))
        .update();
    orders.capturePack(pack, member, price, card);
  }

  void answered(GatewayOrder order, OrderStatus status, String reason) {
    var stream = StreamId.credits(order.memberId(), order.currency());
    if (status == OrderStatus.FAILED) {
      mark(order.subject(), "DECLINED", reason);
      return;
    }
    var price = order.money();
    accounts.ask(
        stream,
        CREDITS,
        new AddPack(
            order.memberId(),
            order.subject(),
            price,
            settings.rates().vatIn(price),
            clock.instant().plus(settings.packValidity())));
    mark(order.subject(), "ACTIVE", null);
    if (status == OrderStatus.CHARGED_BACK) {
      accounts.ask(stream, CREDITS, new LosePack(order.memberId(), order.subject(), price));
      mark(order.subject(), "CHARGED_BACK", null);
    }
  }

  private void mark(UUID pack, String status, @Nullable String reason) {
    jdbc.sql("update billing.pack set status = ?, reason = ? where id = ?")
        .param(status)
        .param(reason)
        .param(pack)
        .update();
  }

  void expire(UUID member, String currency) {
    var stream = StreamId.credits(member, currency);
    accounts.ask(stream, CREDITS, new Expire(member, clock.instant()));
  }
}
