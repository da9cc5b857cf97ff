package dev.tandem.eventing.delivery;

import dev.tandem.eventing.log.Partitioner;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the cursors fit the listeners of this release. A module reads with one cursor per lane for
 * all its subscriptions; what is new begins at the present, or joins its module where that stands,
 * and can be replayed; what is gone leaves it and keeps its place, for the instances of an older
 * release and for the operator.
 */
public class ConsumerRegistration {

  private static final String CREATE_CURSORS =
      """
      insert into eventing.cursor (reader, lane, module, subscriptions, away, chapter, pos)
      select ?, lane, ?, '{}',
             coalesce((select not live from eventing.tenure where module = ?), false), pg_sequence_last_value('eventing.chapter_number') - 1,
             coalesce(pg_sequence_last_value(('eventing.lane_' || lane)::regclass), 0)
        from generate_series(0, ? - 1) lane
      on conflict do nothing
      """;

  private static final String RETIRE_SUBSCRIPTION =
      """
      insert into eventing.cursor
        (reader, lane, module, subscriptions, gone, away, chapter, pos, gaps, fences)
      select ?, lane, module, array[?], true, away, chapter, pos, gaps, fences
        from eventing.cursor where reader = ?
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
          .filter(it -> !known.contains(it))
          .forEach(it -> addSubscription(module, it));
      known.stream()
          .filter(it -> !subscriptions.contains(it))
          .forEach(it -> retireSubscription(module, it));
      jdbc.update(
          "update eventing.cursor set gone = false where gone and module = ? and reader = any(?)",
          module,
          subscriptions.toArray(String[]::new));
    });
  }

  /**
   * @param known all names that some class of this release has
   */
  void rememberEventTypes(String subscription, Collection<String> names, Collection<String> known) {
    transaction.executeWithoutResult(
        status -> subscribedEventTypes.update(subscription, names, known));
  }

  private Set<String> lockSubscriptions(String module) {
    var rows =
        jdbc.query(
            "select subscriptions from eventing.cursor where module = ?"
                + " order by reader, lane for update",
            (row, i) -> Set.of((String[]) row.getArray(1).getArray()),
            module);
    var known = new HashSet<String>();
    rows.forEach(known::addAll);
    return known;
  }

  /**
   * The module was here once and is now elsewhere for good: whoever serves it goes on where it
   * stood.
   */
  void takeOverCursors(String reader) {
    var module = reader.substring(reader.indexOf(':') + 1);
    jdbc.update(
        """
        update eventing.cursor c set reader = ?, module = ?, subscriptions = array[?]
         where reader = ? and away
           and not exists (select from eventing.cursor o where o.reader = ? and o.lane = c.lane)
        """,
        reader,
        reader,
        reader,
        module,
        reader);
  }

  private void addSubscription(String module, String subscription) {
    jdbc.update(
        "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
            + " where reader = ?",
        subscription,
        module);
  }

  private void retireSubscription(String module, String subscription) {
    jdbc.update(RETIRE_SUBSCRIPTION, subscription, subscription, module);
    jdbc.update(
        "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
            + " where reader = ?",
        subscription,
        module);
  }
}
