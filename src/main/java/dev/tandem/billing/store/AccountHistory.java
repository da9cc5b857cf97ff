package dev.tandem.billing.store;

import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the recorded events of a member's own accounts and of their bookings. */
@Component
public class AccountHistory {

  private static final String ACCOUNTS =
      """
      with accounts as (
        select id as stream from billing.stream
        where id not like 'payment:%' and id collate "C" >= 'credits:' || :id || ':'
        and id collate "C" < 'credits:' || :id || ';'
        union all
        select id from billing.stream
        where id not like 'payment:%' and id collate "C" >= 'mentor:' || :id || ':'
        and id collate "C" < 'mentor:' || :id || ';'
        union all
        select 'payment:' || booking_id from billing.payment where mentee_id = :id::uuid
        union all
        select 'payment:' || booking_id from billing.payment
        where mentor_id = :id::uuid and mentee_id <> :id::uuid)
      """;

  private static final String OLDER =
      """
      select position from (
        select event.position from accounts cross join lateral (
          select position from billing.event
          where event.stream = accounts.stream and position < :position
          order by version desc limit 1101) event
        order by event.position desc limit 1101) near limit :limit offset :offset
      """;

  private static final String NEWER =
      """
      select position from (
        select event.position from accounts cross join lateral (
          select position from billing.event
          where event.stream = accounts.stream and position > :position
          order by version limit 1101) event
        order by event.position limit 1101) near limit :limit offset :offset
      """;

  private static final String COUNT =
      """
      select count(*) from (
        select from accounts cross join lateral (
          select from billing.event where event.stream = accounts.stream limit 1001) event
        limit 1001) near
      """;

  private final JdbcClient jdbc;

  AccountHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest first. */
  public CursorPage<AccountEventView> list(UUID member, CursorPaging paging) {
    var from = paging.position();
    boolean newer = from != null && from.newer();
    var positions =
        jdbc.sql(ACCOUNTS + (newer ? NEWER : OLDER))
            .param("id", member.toString())
            .param("position", from == null ? Long.MAX_VALUE : from.number(0))
            .param("limit", paging.limit())
            .param("offset", paging.offset())
            .query(Rows.of(Long.class))
            .list();
    long counted =
        jdbc.sql(ACCOUNTS + COUNT).param("id", member.toString()).query(Long.class).single();
    var events = read(positions);
    return CursorPage.of(
        newer ? events.reversed() : events, paging, counted, it -> List.of(it.position()));
  }

  private List<AccountEventView> read(List<Long> positions) {
    return jdbc.sql(
            """
            select position, at, stream, version, type, payload from billing.event
            where position = any(?) order by position desc\
            """)
        .param(positions.toArray(Long[]::new))
        .query(Rows.of(AccountEventView.class))
        .list();
  }
}
