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
                         where (away and reader = module) or reader like 'broker:%')
            select
              (select count(distinct (e.lane, e.pos))
                 from ours c join eventing.event_log e
                   on e.lane = c.lane and e.chapter >= c.chapter
                      and (e.pos > c.pos or e.pos = any(c.gaps))
                where e.addressee = :module)
                + (select count(*) from eventing.early where queue = 'tandem.' || :module)
                as addressed,
              (select count(*) from eventing.parked p
                where exists (select from ours c where p.subscription = any(c.subscriptions)))
                as held,
              (select count(distinct (e.lane, e.pos))
                 from sending c join eventing.event_log e
                   on e.lane = c.lane and e.chapter >= c.chapter
                      and (e.pos > c.pos or e.pos = any(c.gaps))
                where e.addressee is null and starts_with(e.name, :module || '.')) as outgoing,
              array(select distinct reader from ours where reader <> module and not gone
                     order by reader) as apart
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
                select distinct case when starts_with(reader, 'broker:') then substr(reader, 8)
                                     else module end
                  from eventing.cursor where last_sent is not null
                """)
            .query((row, i) -> row.getString(1))
            .list());
  }

  /**
   * The last event of each lane that the broker has confirmed for the module. When the other side
   * has received them, it has received all that was sent before.
   */
  public List<UUID> lastForwardedEvents(String module) {
    return jdbc.sql(
            """
            select last_sent from eventing.cursor
             where last_sent is not null and (reader = ? or reader = 'broker:' || ?)
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
                         select from eventing.received where module = ? and event_id = id)
                   and not exists (
                         select from eventing.refused where message_id = id::text)
                """)
            .params(events.toArray(UUID[]::new), module)
            .query((row, i) -> row.getObject(1, UUID.class))
            .list());
  }
}
