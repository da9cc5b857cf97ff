package dev.tandem.billing.payer;

import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Lists the payments that banks took back, until an operator closes them. */
@Component
public class Chargebacks {

  private static final String SELECT_OPEN =
      """
      select payment_id, member_id, amount as amount_minor, currency as amount_currency, at
      from billing.chargeback where closed_at is null\
      """;

  private static final String LATEST = " order by at desc limit 100";

  private final JdbcClient jdbc;
  private final Clock clock;

  Chargebacks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void open(UUID payment, UUID member, Money amount) {
    jdbc.sql(
            """
            insert into billing.chargeback (payment_id, member_id, amount, currency, at)
            values (?, ?, ?, ?, ?) on conflict do nothing\
            """)
        .params(payment, member, amount.minor(), amount.currency(), clock.instant())
        .update();
  }

  /** Returns the payer, if the charge-back was open. */
  Optional<UUID> close(UUID payment) {
    return jdbc.sql(
            """
            update billing.chargeback set closed_at = ?
            where payment_id = ? and closed_at is null returning member_id\
            """)
        .params(clock.instant(), payment)
        .query(UUID.class)
        .optional();
  }

  /** The open ones of a member, or of everyone; the latest first. */
  public List<Chargeback> listOpen(@Nullable UUID member) {
    return member == null
        ? list(jdbc.sql(SELECT_OPEN + LATEST))
        : list(jdbc.sql(SELECT_OPEN + " and member_id = ?" + LATEST).param(member));
  }

  private static List<Chargeback> list(StatementSpec query) {
    return query.query(Rows.of(Chargeback.class)).list();
  }
}
