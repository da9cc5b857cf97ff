package dev.tandem.billing.payment;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.store.Projection;
import dev.tandem.billing.store.RecordedEvent;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists the remaining credits of each pack and refund, with their expiry. */
@Component
class CreditLotProjection implements Projection {

  private final JdbcClient jdbc;

  CreditLotProjection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<String> tables() {
    return List.of("lot");
  }

  @Override
  public void apply(RecordedEvent recorded) {
    if (!(recorded.event() instanceof CreditsEvent event)) {
      return;
    }
    switch (event) {
      case PackBought bought ->
          insertLot(
              bought.packId(),
              bought.memberId(),
              bought.amount(),
              recorded.at(),
              bought.expiresAt());
      case CreditsRestored restored ->
          insertLot(
              restored.lotId(),
              restored.memberId(),
              restored.amount(),
              recorded.at(),
              restored.expiresAt());
      case CreditsSpent spent -> spent.parts().forEach(it -> reduceLot(it.lotId(), it.amount()));
      case PackChargedBack it ->
          it.removed().forEach(part -> reduceLot(part.lotId(), part.amount()));
      case CreditsExpired it -> reduceLot(it.lotId(), it.amount());
    }
  }

  private void insertLot(UUID lot, UUID member, Money amount, Instant at, Instant expiresAt) {
    jdbc.sql(
            """
            insert into billing.lot
            (id, member_id, currency, bought, remaining, bought_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?)\
            """)
        .params(lot, member, amount.currency(), amount.minor(), amount.minor(), at, expiresAt)
        .update();
  }

  private void reduceLot(UUID lot, Money amount) {
    jdbc.sql("update billing.lot set remaining = remaining - ? where id = ?")
        .params(amount.minor(), lot)
        .update();
  }
}
