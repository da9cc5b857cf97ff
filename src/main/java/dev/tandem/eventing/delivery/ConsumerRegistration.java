package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Partitioner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reconciles the cursors with the listeners of this release. A module has one cursor per partition
 * for all its subscriptions. A new module starts at the end of the log, a new subscription where
 * its module is. A subscription without a listener is retired: it keeps its position, for instances
 * of an older release and for operators.
 */
@Component
public class ConsumerRegistration {

  private static final String CREATE_CURSORS =
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

  private static final String RETIRE_SUBSCRIPTION =
      """
      insert into eventing.cursor
        (consumer, partition, module, subscriptions, registration, state, segment, position, gaps,
         fences)
      select ?, partition, module, array[?], 'RETIRED', state, segment, position, gaps, fences
        from eventing.cursor where consumer = ?
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final SubscribedEventTypes subscribedEventTypes;
  private final TransactionTemplate transaction;

  public ConsumerRegistration(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.subscribedEventTypes = new SubscribedEventTypes(jdbc);
    this.transaction = new TransactionTemplate(transactions);
  }

  public void register(String module, Collection<String> subscriptions) {
    transaction.executeWithoutResult(status -> {
      jdbc.update(CREATE_CURSORS, module, module, module, Partitioner.PARTITION_COUNT);
      var known = lockSubscriptions(module);
      subscriptions.stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> addSubscription(module, name));
      known.stream()
          .filter(name -> !subscriptions.contains(name))
          .forEach(name -> retireSubscription(module, name));
      jdbc.update(
          "update eventing.cursor set registration = 'CURRENT'"
              + " where registration = 'RETIRED' and module = ? and consumer = any(?)",
          module,
          subscriptions.toArray(String[]::new));
    });
  }

  /**
   * @param names of the events that the subscription subscribes to
   * @param known names of all events that have a class in this release
   */
  void rememberEventTypes(String subscription, Collection<String> names, Collection<String> known) {
    transaction.executeWithoutResult(
        status -> subscribedEventTypes.update(subscription, names, known));
  }

  private Set<String> lockSubscriptions(String module) {
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

  /**
   * Lets a remote consumer go on at the cursors of its module, which was live here once and now
   * runs in another process only.
   */
  void takeOverCursors(String remoteConsumer) {
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

  private void addSubscription(String module, String subscription) {
    jdbc.update(
        "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
            + " where consumer = ?",
        subscription,
        module);
  }

  private void retireSubscription(String module, String subscription) {
    jdbc.update(RETIRE_SUBSCRIPTION, subscription, subscription, module);
    jdbc.update(
        "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
            + " where consumer = ?",
        subscription,
        module);
  }
}
