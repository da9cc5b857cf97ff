package dev.tandem.eventing;

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
class Registration {

  private static final String CREATE =
      """
      insert into eventing.cursor (reader, lane, module, subscriptions, away, chapter, pos)
      select ?, lane, ?, '{}',
             coalesce((select not live from eventing.tenure where module = ?), false), pg_sequence_last_value('eventing.chapter_number') - 1,
             coalesce(pg_sequence_last_value(('eventing.lane_' || lane)::regclass), 0)
        from generate_series(0, ? - 1) lane
      on conflict do nothing
      """;

  private static final String LEAVE =
      """
      insert into eventing.cursor
        (reader, lane, module, subscriptions, gone, away, chapter, pos, gaps, fences)
      select ?, lane, module, array[?], true, away, chapter, pos, gaps, fences
        from eventing.cursor where reader = ?
      on conflict do nothing
      """;

  private final JdbcTemplate jdbc;
  private final Wanted wanted;
  private final TransactionTemplate transaction;

  Registration(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.wanted = new Wanted(jdbc);
    this.transaction = new TransactionTemplate(transactions);
  }

  void register(String module, Collection<String> subscriptions) {
    transaction.executeWithoutResult(status -> {
      jdbc.update(CREATE, module, module, module, Lane.COUNT);
      var known = lock(module);
      subscriptions.stream().filter(it -> !known.contains(it)).forEach(it -> join(module, it));
      known.stream().filter(it -> !subscriptions.contains(it)).forEach(it -> leave(module, it));
      jdbc.update(
          "update eventing.cursor set gone = false where gone and module = ? and reader = any(?)",
          module,
          subscriptions.toArray(String[]::new));
    });
  }

  /**
   * @param known all names that some class of this release has
   */
  void remember(String subscription, Collection<String> names, Collection<String> known) {
    transaction.executeWithoutResult(status -> wanted.remember(subscription, names, known));
  }

  private Set<String> lock(String module) {
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
  void takeOver(String reader) {
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

  private void join(String module, String subscription) {
    jdbc.update(
        "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
            + " where reader = ?",
        subscription,
        module);
  }

  private void leave(String module, String subscription) {
    jdbc.update(LEAVE, subscription, subscription, module);
    jdbc.update(
        "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
            + " where reader = ?",
        subscription,
        module);
  }
}
