package dev.tandem.eventing.admin;

import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets a subscription leave its module's cursors and go on with its own: to stand still, or to read
 * again. When it is where its module is, it joins it again. All within the caller's transaction.
 */
public class DetachedSubscriptions {

  private final JdbcClient jdbc;

  public DetachedSubscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean hasAny() {
    return jdbc.sql("select exists (select 1 from eventing.cursor where reader <> module)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Waits for deliveries that are under way.
   *
   * @throws Problem while the module is away, or has only just come home
   */
  void detach(String subscription, String module) {
    lock(module);
    if (isChangingOwner(module)) {
      throw Problem.conflict(
          "not-live",
          "%s is away or only just back; look after %s where it is live, or try again in a minute."
              .formatted(module, subscription));
    }
    if (subscription.equals(module)) {
      return;
    }
    jdbc.sql(
            """
            insert into eventing.cursor
              (reader, lane, module, subscriptions, chapter, pos, gaps, fences)
            select :subscription, lane, module, array[:subscription], chapter, pos, gaps, fences
              from eventing.cursor where reader = :module and :subscription = any(subscriptions)
            on conflict do nothing
            """)
        .param("subscription", subscription)
        .param("module", module)
        .update();
    jdbc.sql(
            "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
                + " where reader = ?")
        .params(subscription, module)
        .update();
  }

  private boolean isChangingOwner(String module) {
    return jdbc.sql(
            """
            select coalesce(bool_or(away or held or pos < shared_to), false)
              from eventing.cursor where reader = ?
            """)
        .param(module)
        .query(Boolean.class)
        .single();
  }

  private void lock(String module) {
    jdbc.sql("select 1 from eventing.cursor where module = ? order by reader, lane for update")
        .param(module)
        .query()
        .listOfRows();
  }

  void setPaused(String subscription, boolean paused) {
    jdbc.sql("update eventing.cursor set paused = ? where reader = ?")
        .params(paused, subscription)
        .update();
  }

  /**
   * Back to the first event recorded at or after the instant, or to the first that is kept. What is
   * held back from there on will be read again, so it is let go.
   */
  void rewind(String subscription, @Nullable Instant from) {
    jdbc.sql(
            """
            update eventing.cursor c
               set chapter = 0, gaps = '{}', fences = '{}', paused = false,
                   pos = coalesce(
                     (select min(e.pos) - 1 from eventing.event_log e
                       where e.lane = c.lane
                         and (:from::timestamptz is null or e.recorded_at >= :from)),
                     pg_sequence_last_value(('eventing.lane_' || c.lane)::regclass), 0)
             where reader = :subscription
            """)
        .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC))
        .param("subscription", subscription)
        .update();
    jdbc.sql(
            """
            delete from eventing.parked p using eventing.cursor c
             where c.reader = ? and p.subscription = c.reader and p.lane = c.lane and p.pos > c.pos
            """)
        .param(subscription)
        .update();
  }

  /** Where it stands exactly where its module stands, in all lanes, it joins it. */
  void reattachIfCaughtUp(String subscription, String module) {
    lock(module);
    var apart =
        jdbc.sql(
                """
                select count(*) from eventing.cursor own
                  join eventing.cursor its on its.lane = own.lane and its.reader = :module
                 where own.reader = :subscription
                   and (own.paused or own.pos <> its.pos or cardinality(own.gaps) > 0
                        or cardinality(its.gaps) > 0)
                """)
            .param("subscription", subscription)
            .param("module", module)
            .query(Integer.class)
            .single();
    if (apart > 0) {
      return;
    }
    int left =
        jdbc.sql("delete from eventing.cursor where reader = ?").param(subscription).update();
    if (left > 0) {
      jdbc.sql(
              "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
                  + " where reader = ?")
          .params(subscription, module)
          .update();
    }
  }
}
