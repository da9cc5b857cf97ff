package dev.tandem.eventing.admin;

import dev.tandem.kernel.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Detaches a subscription from its module, so that it reads with cursors of its own: to be paused,
 * or to read again. Once it has reached the module's position it is attached again. Runs in the
 * caller's transaction.
 */
@Component
class DetachedSubscriptions {

  private final JdbcClient jdbc;

  DetachedSubscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean hasAny() {
    return jdbc.sql("select exists (select 1 from eventing.cursor where consumer <> module)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Waits for running deliveries. Does nothing to a subscription that is detached already.
   *
   * @throws Problem while the module is live elsewhere, or has only just come back
   */
  void detach(String subscription, String module) {
    lock(module);
    if (isChangingOwner(module)) {
      throw Problem.conflict(
          "not-live",
          "%s is not live here, or has only just come back. Manage %s where its module is live, or try again in a minute."
              .formatted(module, subscription));
    }
    if (subscription.equals(module)) {
      return;
    }
    jdbc.sql(
            """
            insert into eventing.cursor
              (consumer, partition, module, subscriptions, segment, position, gaps, fences)
            select :subscription, partition, module, array[:subscription], segment, position, gaps,
                   fences
              from eventing.cursor where consumer = :module and :subscription = any(subscriptions)
            on conflict do nothing
            """)
        .param("subscription", subscription)
        .param("module", module)
        .update();
    jdbc.sql(
            "update eventing.cursor set subscriptions = array_remove(subscriptions, ?)"
                + " where consumer = ?")
        .params(subscription, module)
        .update();
  }

  private boolean isChangingOwner(String module) {
    return jdbc.sql(
            """
            select coalesce(
                     bool_or(state in ('FORWARDED', 'HELD') or position < dual_delivery_until),
                     false)
              from eventing.cursor where consumer = ?
            """)
        .param(module)
        .query(Boolean.class)
        .single();
  }

  private void lock(String module) {
    jdbc.sql(
            "select 1 from eventing.cursor where module = ? order by consumer, partition for update")
        .param(module)
        .query()
        .listOfRows();
  }

  /** Attaches the subscription if it has the position of its module in every partition. */
  void reattachIfCaughtUp(String subscription, String module) {
    lock(module);
    int behind =
        jdbc.sql(
                """
                select count(*) from eventing.cursor d
                  join eventing.cursor m on m.partition = d.partition and m.consumer = :module
                 where d.consumer = :subscription
                   and (d.state = 'PAUSED' or d.position <> m.position
                        or cardinality(d.gaps) > 0 or cardinality(m.gaps) > 0)
                """)
            .param("subscription", subscription)
            .param("module", module)
            .query(Integer.class)
            .single();
    if (behind > 0) {
      return;
    }
    int removed =
        jdbc.sql("delete from eventing.cursor where consumer = ?").param(subscription).update();
    if (removed > 0) {
      jdbc.sql(
              "update eventing.cursor set subscriptions = array_append(subscriptions, ?)"
                  + " where consumer = ?")
          .params(subscription, module)
          .update();
    }
  }
}
