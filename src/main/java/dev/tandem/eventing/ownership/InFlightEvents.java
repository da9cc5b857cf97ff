package dev.tandem.eventing.ownership;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that are still on their way, as far as one database knows. */
public final class InFlightEvents {

  private final JdbcClient jdbc;

  public InFlightEvents(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  public PendingDeliveries pendingDeliveries(String module) {
    return jdbc.sql(
            """
            with ours as (select * from eventing.cursor where module = :module),
            sending as (select * from eventing.cursor
                         where (state in ('FORWARDED', 'HELD') and consumer = module) or consumer like 'broker:%')
            select
              (select count(distinct (e.partition, e.position))
                 from ours c join eventing.event_log e
                   on e.partition = c.partition and e.segment >= c.segment
                      and (e.position > c.position or e.position = any(c.gaps))
                where e.target_module = :module)
                + (select count(*) from eventing.inbox_pending where queue = 'tandem.' || :module)
                as addressed,
              (select count(*) from eventing.parked p
                where exists (select from ours c where p.subscription = any(c.subscriptions)))
                as held,
              (select count(distinct (e.partition, e.position))
                 from sending c join eventing.event_log e
                   on e.partition = c.partition and e.segment >= c.segment
                      and (e.position > c.position or e.position = any(c.gaps))
                where e.target_module is null and starts_with(e.name, :module || '.')) as outgoing,
              array(select distinct consumer from ours where consumer <> module and registration = 'CURRENT'
                     order by consumer) as apart
            """)
        .param("module", module)
        .query((row, i) ->
            new PendingDeliveries(
                row.getLong("addressed"),
                row.getLong("held"),
                row.getLong("outgoing"),
                List.of((String[]) row.getArray("apart").getArray())))
        .single();
  }

  /** The modules that events of this log have been sent to over the broker of late. */
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
   * The last event of each partition that the broker has confirmed for the module. When the other
   * side has received them, it has received all that was sent before.
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

  /** Those of the events that have not come over the broker for the module, as far as is known. */
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
