package dev.tandem.billing.payer;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those that were asked for when a mentor wanted to leave. */
@Component
class AskedFullPayouts implements FullPayouts {

  private final JdbcClient jdbc;

  AskedFullPayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean take(UUID mentor) {
    return jdbc.sql("delete from billing.full_payout where member_id = ?").param(mentor).update()
        > 0;
  }
}
