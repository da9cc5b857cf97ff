package dev.tandem.eventing.subscription;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Partitioner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The cursors of modules and the subscriptions that read with them, as they are registered. */
record RegisteredCursors(JdbcTemplate jdbc) {

  private static final String CREATE =
      """
      insert into eventing.cursor
        (consumer, partition, module, subscriptions, state, segment, position)
      select ?, partition, ?, '{}',
             coalesce((select case when writable then 'ACTIVE' else 'FORWARDED' end
                         from eventing.module_ownership where module = ?), 'ACTIVE'),
             pg_sequence_last_value('eventing.segment_number') - 1,
             coalesce(pg_sequence_last_value(('eventing.partition_' || partition)::regclass), 0)
        from generate_series(0, ? - 1) partition
      on conflict do nothing
      """;

  private static final String START =
      """
      update eventing.cursor c
         set segment = 0,
             position = coalesce(
               (select min(e.position) - 1 from eventing.event_log e
                 where e.partition = c.partition), c.position)
       where consumer = ?
      """;

  private static final String RETIRE =
      """
      insert into eventing.cursor
        (consumer, partition, module, subscriptions, registration, state, segment, position, gaps,
         fences)
      select ?, partition, module, array[?], 'RETIRED', state, segment, position, gaps, fences
        from eventing.cursor where consumer = ?
      on conflict do nothing
      """;

  /**
   * @param fromTheStart whether the cursors of a new module start where the log begins
   */
  void create(String module, boolean fromTheStart) {
    int created = jdbc.update(CREATE, module, module, module, Partitioner.PARTITION_COUNT);
    if (fromTheStart && created == Partitioner.PARTITION_COUNT) {
      jdbc.update(START, module);
    }
  }

  /** The subscriptions of all cursors of the module, whose rows it locks. */
  Set<String> lockSubscriptions(String module) {
    var rows =
        jdbc.query(
            "select subscriptions from eventing.cursor where module = ?"
                + " order by consumer, partition for update",
            (row, i) -> Set.of((String[]) row.getArray("subscriptions").getArray()),
            module);
    var known = new HashSet<String>();
    rows.forEach(known::addAll);
    return known;
  }

  void add(String module, String subscription) {
    jdbc.update(
        "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
            + " where consumer = ?",
        subscription,
        module);
  }

  void retire(String module, String subscription) {
    jdbc.update(RETIRE, subscription, subscription, module);
    jdbc.update(
        "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
            + " where consumer = ?",
        subscription,
        module);
  }

  void takeBack(String module, Collection<String> subscriptions) {
    jdbc.update(
        "update eventing.cursor set registration = 'CURRENT'"
            + " where registration = 'RETIRED' and module = ? and consumer = any(?)",
        module,
        subscriptions.toArray(String[]::new));
  }

  /** Gives a remote consumer the cursors of its module. */
  void takeOver(String remoteConsumer) {
    jdbc.update(
        """
        update eventing.cursor c set consumer = ?, module = ?, subscriptions = array[?]
         where consumer = ? and state in ('FORWARDED', 'HELD')
           and not exists (select from eventing.cursor o
                            where o.consumer = ? and o.partition = c.partition)
        """,
        remoteConsumer,
        remoteConsumer,
        remoteConsumer,
        Cursor.withoutRemotePrefix(remoteConsumer),
        remoteConsumer);
  }
}
