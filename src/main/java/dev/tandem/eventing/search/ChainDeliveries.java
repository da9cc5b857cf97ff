package dev.tandem.eventing.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what has become of events for each subscription: from what was recorded, from what is held
 * back, and from the cursors.
 */
@Component
class ChainDeliveries {

  /**
   * A module that left handled some events before: what it has not recorded and is older than its
   * departure may have been handled here or sent.
   */
  private static final String READ =
      """
      with event as (
        select * from unnest(:ids::uuid[], :partitions::int[], :positions::bigint[],
                             :names::text[], :keys::uuid[], :targets::text[],
                             :times::timestamptz[])
                 e (event_id, partition, position, name, key, target, recorded_at)),
      reader as (
        select e.event_id, s.subscription, e.partition, e.position, e.key, e.recorded_at,
               c.state, c.registration,
               e.position > c.position or e.position = any(c.gaps) as unread,
               (select o.since from eventing.module_ownership o
                 where o.module = c.module) as owned_since
          from event e
          join eventing.subscribed_event s on s.name = e.name
          join eventing.cursor c
            on c.partition = e.partition and s.subscription = any(c.subscriptions)
         where e.target is null or e.target = c.module),
      recorded as (select * from eventing.delivery where event_id = any(:ids::uuid[]))
      select coalesce(r.event_id, d.event_id) as event_id,
             coalesce(r.subscription, d.subscription) as subscription,
             case when p.state is not null then p.state
                  when d.outcome is not null then d.outcome
                  when r.registration = 'RETIRED' then 'RETIRED'
                  when r.unread then
                    case when r.state = 'FORWARDED' or r.subscription like 'broker:%' then 'UNSENT'
                         when r.state = 'ACTIVE' then 'WAITING'
                         else r.state end
                  when r.subscription like 'broker:%'
                       or r.state = 'FORWARDED'
                          and r.recorded_at >= coalesce(r.owned_since, r.recorded_at)
                    then 'SENT'
                  else 'NOT_RECORDED' end as state,
             d.at, d.took_micros, coalesce(p.earlier_attempts + p.attempts, d.attempts) as attempts,
             d.times, d.process, case when p.state = 'RETRYING' then p.due_at end as due_at
        from reader r
        full join recorded d using (event_id, subscription)
        left join eventing.parked p
          on p.subscription = r.subscription and p.partition = r.partition and p.key = r.key
             and p.position = r.position
       order by subscription
      """;

  private final JdbcClient jdbc;

  ChainDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** By event, those of a subscription beside each other. */
  Map<UUID, List<FoundDelivery>> of(List<LoggedCopy> copies) {
    var byEvent = new HashMap<UUID, List<FoundDelivery>>();
    var recordedAt = new HashMap<UUID, Instant>();
    copies.forEach(copy -> recordedAt.putIfAbsent(copy.eventId(), copy.recordedAt()));
    jdbc.sql(READ)
        .param("ids", array(copies, LoggedCopy::eventId, new UUID[0]))
        .param("partitions", array(copies, LoggedCopy::partition, new Integer[0]))
        .param("positions", array(copies, LoggedCopy::position, new Long[0]))
        .param("names", array(copies, LoggedCopy::name, new String[0]))
        .param("keys", array(copies, LoggedCopy::key, new UUID[0]))
        .param("targets", array(copies, LoggedCopy::targetModule, new String[0]))
        .param("times", array(copies, copy -> copy.recordedAt().toString(), new String[0]))
        .query(row -> {
          var event = row.getObject("event_id", UUID.class);
          byEvent
              .computeIfAbsent(event, id -> new ArrayList<>())
              .add(delivery(row, recordedAt.get(event)));
        });
    return byEvent;
  }

  private static <T> Object array(
      List<LoggedCopy> copies, Function<LoggedCopy, @Nullable T> component, T[] empty) {
    return copies.stream().map(component).toList().toArray(empty);
  }

  private static FoundDelivery delivery(ResultSet row, @Nullable Instant recordedAt)
      throws SQLException {
    var at = instant(row, "at");
    var delay =
        at == null || recordedAt == null ? null : Duration.between(recordedAt, at).toMillis();
    return new FoundDelivery(
        row.getString("subscription"),
        DeliveryState.valueOf(row.getString("state")),
        at,
        delay,
        row.getObject("took_micros", Long.class),
        row.getObject("attempts", Integer.class),
        row.getObject("times", Integer.class),
        instant(row, "due_at"),
        row.getString("process"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
