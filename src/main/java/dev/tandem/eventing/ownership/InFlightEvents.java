package dev.tandem.eventing.ownership;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that are sent or received but not yet handled, as far as one database knows. */
public final class InFlightEvents {

  /** After a cursor, and in its gaps: by the primary key, each in its own query. */
  private static final String UNREAD =
      """
      lateral (
        select l.partition, l.position, l.target_module, l.name from eventing.event_log l
         where l.partition = c.partition and l.segment >= c.segment and l.position > c.position
        union all
        select l.partition, l.position, l.target_module, l.name
          from unnest(c.gaps) gap (position) cross join lateral (
            select * from eventing.event_log l
             where l.partition = c.partition and l.position = gap.position
               and l.segment >= c.segment
             order by l.position limit 1) l
        ) e
      """;

  private final JdbcClient jdbc;

  public InFlightEvents(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  public PendingDeliveries pendingDeliveries(String module) {
    return jdbc.sql(
            """
            with own as (select * from eventing.cursor where module = :module),
            forwarding as (select * from eventing.cursor
                         where (state in ('FORWARDED', 'HELD') and consumer = module) or consumer like 'broker:%%')
            select
              (select count(distinct (e.partition, e.position)) from own c, %1$s
                where e.target_module = :module)
                + (select count(*) from eventing.inbox_pending where queue = 'tandem.' || :module)
                as inbound,
              (select count(*) from eventing.parked p
                where exists (select from own c where p.subscription = any(c.subscriptions)))
                as failed,
              (select count(distinct (e.partition, e.position)) from forwarding c, %1$s
                where e.target_module is null and starts_with(e.name, :module || '.')) as outbound,
              array(select distinct consumer from own where consumer <> module and registration = 'CURRENT'
                     order by consumer) as detached
            """
                .formatted(UNREAD))
        .param("module", module)
        .query((row, i) ->
            new PendingDeliveries(
                row.getLong("inbound"),
                row.getLong("failed"),
                row.getLong("outbound"),
                List.of((String[]) row.getArray("detached").getArray())))
        .single();
  }

  /** The modules that events of this log were forwarded to since they were last live here. */
  public Set<String> forwardedModules() {
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct case when starts_with(consumer, 'broker:') then substr(consumer, 8)
                                     else module end
                  from eventing.cursor where last_forwarded is not null
                """)
            .query((row, i) -> row.getString(1))
            .list());
  }

  /**
   * The last event of each partition that the broker has confirmed for the module. A side that has
   * received these has received everything sent before them.
   */
  public List<UUID> lastForwardedEvents(String module) {
    return jdbc.sql(
            """
            select last_forwarded from eventing.cursor
             where last_forwarded is not null and (consumer = ? or consumer = 'broker:' || ?)
            """)
        .params(module, module)
        .query((row, i) -> row.getObject(1, UUID.class))
        .list();
  }

  /** Those of the events that this database has neither received for the module nor rejected. */
  public Set<UUID> notYetReceived(String module, Collection<UUID> events) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from unnest(?::uuid[]) id
                 where not exists (
                         select from eventing.inbox where module = ? and event_id = id)
                   and not exists (
                         select from eventing.rejected_message where message_id = id::text)
                """)
            .params(events.toArray(UUID[]::new), module)
            .query((row, i) -> row.getObject(1, UUID.class))
            .list());
  }
}
