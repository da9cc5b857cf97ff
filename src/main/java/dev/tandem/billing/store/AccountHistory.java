package dev.tandem.billing.store;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the recorded events of a member's own accounts and of their bookings. */
@Component
public class AccountHistory {

  private static final String FROM_EVENTS =
      """
       from billing.event
      where stream like 'mentor:' || :id || ':%' or stream like 'credits:' || :id || ':%'
      or stream in (select 'payment:' || booking_id from billing.payment
                    where mentee_id = :id::uuid or mentor_id = :id::uuid)\
      """;

  private final JdbcClient jdbc;

  AccountHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest first. */
  public Page<AccountEventView> list(UUID member, Paging paging) {
    var items =
        jdbc.sql(
                "select position, at, stream, version, type, payload"
                    + FROM_EVENTS
                    + " order by position desc limit :size offset :offset")
            .param("id", member.toString())
            .param("size", paging.size())
            .param("offset", paging.offset())
            .query(Rows.of(AccountEventView.class))
            .list();
    long total =
        jdbc.sql("select count(*)" + FROM_EVENTS)
            .param("id", member.toString())
            .query(Long.class)
            .single();
    return Page.of(items, paging, total);
  }
}
