package dev.tandem.eventing.delivery;

import dev.tandem.eventing.delivery.SubscriptionStatus.SubscriptionState;
import dev.tandem.eventing.subscription.Subscriptions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the states of all subscriptions in one statement. */
@Component
public class SubscriptionStatuses {

  /**
   * At most 1,000 events of a partition are counted, and whether there are more is told.
   *
   * <p>max(state): in alphabetical order a later state outweighs an earlier one. The order within
   * the lateral query lets the planner use the primary key, whatever it believes of the backlog.
   */
  private static final String READ =
      """
      with unread as (
        select c.consumer, c.partition, e.*
          from eventing.cursor c
         cross join lateral (
           select l.name, l.recorded_at,
                  l.target_module is null or l.target_module = c.module as addressed
             from eventing.event_log l
            where l.partition = c.partition and l.segment >= c.segment and l.position > c.position
            order by l.position limit 1000) e),
      counted as (
        select consumer, name, count(*) as events, min(recorded_at) as oldest
          from unread where addressed group by consumer, name),
      cut as (
        select distinct consumer from unread
         group by consumer, partition having count(*) = 1000),
      subscription as (
        select s.name, c.module, c.consumer, max(c.state) as state
          from eventing.cursor c cross join lateral unnest(c.subscriptions) s (name)
         group by s.name, c.module, c.consumer),
      held as (
        select subscription,
               count(*) filter (where state = 'PARKED') as parked,
               count(*) filter (where state <> 'PARKED') as waiting,
               min(recorded_at) filter (where state <> 'PARKED') as oldest
          from eventing.parked group by subscription)
      select s.name, s.module, s.consumer, s.state,
             coalesce(u.events, 0) + coalesce(h.waiting, 0) as lag,
             exists (select from cut where cut.consumer = s.consumer) as more,
             coalesce(h.parked, 0) as parked,
             coalesce(extract(epoch from clock_timestamp() - least(u.oldest, h.oldest)), 0)::bigint
               as age
        from subscription s
        left join lateral (
          select sum(n.events)::bigint as events, min(n.oldest) as oldest
            from counted n join eventing.subscribed_event w on w.name = n.name
           where n.consumer = s.consumer and w.subscription = s.name) u on true
        left join held h on h.subscription = s.name
       order by s.module, s.name
      """;

  private final JdbcClient jdbc;
  private final Subscriptions subscriptions;
  private final ObjectProvider<Forwarder> forwarder;
  private final DeliveryRates rates;

  SubscriptionStatuses(
      JdbcClient jdbc,
      Subscriptions subscriptions,
      ObjectProvider<Forwarder> forwarder,
      DeliveryRates rates) {
    this.jdbc = jdbc;
    this.subscriptions = subscriptions;
    this.forwarder = forwarder;
    this.rates = rates;
  }

  public List<SubscriptionStatus> all() {
    var served = servedNames();
    return jdbc.sql(READ).query((row, i) -> status(row, served)).list();
  }

  private Set<String> servedNames() {
    var names = new HashSet<>(subscriptions.names());
    forwarder.ifAvailable(broker -> names.addAll(broker.consumers()));
    return names;
  }

  public Optional<SubscriptionStatus> find(String name) {
    return all().stream().filter(status -> status.name().equals(name)).findFirst();
  }

  private SubscriptionStatus status(ResultSet row, Set<String> served) throws SQLException {
    return new SubscriptionStatus(
        row.getString("name"),
        row.getString("module"),
        row.getLong("lag"),
        row.getBoolean("more"),
        Math.max(0, row.getLong("age")),
        rates.perMinute(row.getString("name")),
        row.getLong("parked"),
        state(row, served));
  }

  private static SubscriptionState state(ResultSet row, Set<String> served) throws SQLException {
    var state = row.getString("state");
    if (state.equals("PAUSED")) {
      return SubscriptionState.PAUSED;
    }
    if (!served.contains(row.getString("name"))) {
      return SubscriptionState.UNKNOWN;
    }
    if (state.equals("HELD")) {
      return SubscriptionState.HELD;
    }
    if (state.equals("FORWARDED")) {
      return SubscriptionState.AWAY;
    }
    boolean withModule = row.getString("consumer").equals(row.getString("module"));
    return withModule ? SubscriptionState.RUNNING : SubscriptionState.CATCHING_UP;
  }
}
