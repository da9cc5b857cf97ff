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
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is left of each pack, and until when. */
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
      case PackBought it ->
          insertLot(it.packId(), it.memberId(), it.amount(), recorded.at(), it.expiresAt());
      case CreditsRestored it ->
          insertLot(it.lotId(), it.memberId(), it.amount(), recorded.at(), it.expiresAt());
      case CreditsSpent it -> it.parts().forEach(part -> reduceLot(part.lotId(), part.amount()));
      case PackChargedBack it -> reduceLot(it.packId(), it.unspent());
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
        .params(
            lot,
            member,
            amount.currency(),
            amount.minor(),
            amount.minor(),
            Timestamp.from(at),
            Timestamp.from(expiresAt))
        .update();
  }

  private void reduceLot(UUID lot, Money amount) {
    jdbc.sql("update billing.lot set remaining = remaining - ? where id = ?")
        .params(amount.minor(), lot)
        .update();
  }
}
