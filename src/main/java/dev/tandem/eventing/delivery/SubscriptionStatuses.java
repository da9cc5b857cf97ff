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

  /** max(state): in alphabetical order a later state outweighs an earlier one. */
  private static final String READ =
      """
      with unread as (
        select s.name, c.module, c.consumer, max(c.state) as state,
               count(e.position) as lag, min(e.recorded_at) as oldest
          from eventing.cursor c
         cross join lateral unnest(c.subscriptions) s (name)
          left join eventing.subscribed_event w on w.subscription = s.name
          left join eventing.event_log e
            on e.partition = c.partition and e.segment >= c.segment and e.position > c.position and e.name = w.name
               and (e.target_module is null or e.target_module = c.module)
         group by s.name, c.module, c.consumer),
      held as (
        select subscription,
               count(*) filter (where state = 'PARKED') as parked,
               count(*) filter (where state <> 'PARKED') as waiting,
               min(recorded_at) filter (where state <> 'PARKED') as oldest
          from eventing.parked group by subscription)
      select u.name, u.module, u.consumer, u.state,
             u.lag + coalesce(h.waiting, 0) as lag,
             coalesce(h.parked, 0) as parked,
             coalesce(extract(epoch from clock_timestamp() - least(u.oldest, h.oldest)), 0)::bigint
               as age
        from unread u left join held h on h.subscription = u.name
       order by u.module, u.name
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
