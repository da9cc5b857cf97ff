package dev.tandem.billing.payment;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mentors who want to leave: their next payout has no minimum. */
@Component
class FullPayouts {

  private final JdbcClient jdbc;

  FullPayouts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether that holds for the mentor's payout now; it holds once. */
  boolean take(UUID mentor) {
    return jdbc.sql("delete from billing.full_payout where member_id = ?").param(mentor).update()
        > 0;
  }
}
