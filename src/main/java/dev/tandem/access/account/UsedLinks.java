package dev.tandem.access.account;

import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkRefusal;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The links that were accepted, and that are not accepted again. */
@Repository
class UsedLinks {

  private final JdbcClient jdbc;
  private final Clock clock = Clock.systemUTC();

  UsedLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean contain(Link link) {
    return jdbc.sql("select exists (select from access.used_link where id = ?)")
        .param(link.id())
        .query(Boolean.class)
        .single();
  }

  /**
   * Uses the link up, unless the transaction fails. Of two that come at once, the second waits for
   * the first.
   *
   * @throws dev.tandem.kernel.web.Problem 422 if it was used before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void use(Link link) {
    jdbc.sql("delete from access.used_link where expires_at < ?").param(clock.instant()).update();
    int added =
        jdbc.sql(
                "insert into access.used_link (id, expires_at) values (?, ?) on conflict do nothing")
            .params(link.id(), link.expiresAt())
            .update();
    if (added == 0) {
      throw LinkRefusal.USED.problem();
    }
  }
}
