package dev.tandem.eventing.log;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds partitions with unread events, open gaps or deliveries that are due for a retry. */
@Component
public class PendingPartitions {

  /** Ordered, so that the primary key answers whether there is an event, and no scan. */
  private static final String PENDING =
      """
      select c.consumer, c.partition, c.subscriptions
        from eventing.cursor c
       where c.state in ('ACTIVE', 'FORWARDED')
         and cardinality(c.subscriptions) > 0 and c.subscriptions <@ ?::text[]
         and (cardinality(c.gaps) > 0
              or (select e.position from eventing.event_log e
                   where e.partition = c.partition and e.segment >= c.segment
                     and e.position > c.position
                   order by e.position limit 1) is not null
              or exists (select 1 from eventing.parked p
                          where c.state = 'ACTIVE' and p.state = 'RETRYING'
                            and p.due_at <= clock_timestamp() and p.partition = c.partition
                            and p.subscription = any(c.subscriptions)))
      """;

  private final JdbcTemplate jdbc;

  PendingPartitions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public List<PendingPartition> find(Collection<String> subscriptions) {
    return jdbc.query(
        PENDING,
        (row, i) ->
            new PendingPartition(
                row.getString("consumer"),
                row.getInt("partition"),
                Set.of((String[]) row.getArray("subscriptions").getArray())),
        (Object) subscriptions.toArray(String[]::new));
  }
}
