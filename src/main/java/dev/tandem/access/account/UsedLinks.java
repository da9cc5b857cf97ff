package dev.tandem.access.account;

import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.kernel.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The links that were accepted, and what was thereby decided for others to the same address. */
@Repository
class UsedLinks {

  /** Until no link that was sent to the same address before is alive. */
  private static final Duration LONGER_THAN_OTHERS = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock = Clock.systemUTC();

  UsedLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the link, or another one to the same address, has begun an account. */
  boolean contain(Link link) {
    return jdbc.sql("select exists (select from access.used_link where id in (?, ?))")
        .params(link.id(), accountBy(link).orElse(link.id()))
        .query(Boolean.class)
        .single();
  }

  /**
   * Uses the link up, and all that begin an account with the same address, unless the transaction
   * fails. Of two that come at once, the second waits for the first.
   *
   * @throws dev.tandem.kernel.web.Problem 422 if one of them was used before
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void use(Link link) {
    jdbc.sql("delete from access.used_link where expires_at < ?").param(clock.instant()).update();
    add(link.id(), link.expiresAt());
    accountBy(link).ifPresent(it -> add(it, link.expiresAt().plus(LONGER_THAN_OTHERS)));
  }

  /** One for all links to the same address; a name of its own, which leads to nobody. */
  private static Optional<UUID> accountBy(Link link) {
    var contact =
        link.purpose().equals(LinkPurpose.SIGN_UP)
            ? Optional.of(link.subject().toString())
            : link.claim(Link.CONTACT);
    return contact.map(it -> Ids.named("account by " + it));
  }

  private void add(UUID id, Instant expiresAt) {
    int added =
        jdbc.sql(
                "insert into access.used_link (id, expires_at) values (?, ?) on conflict do nothing")
            .params(id, expiresAt)
            .update();
    if (added == 0) {
      throw LinkRefusal.USED.problem();
    }
  }
}
