package dev.tandem.eventing;

import dev.tandem.eventing.SubscriptionStatus.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how all subscriptions stand, in one statement. */
class SubscriptionStatuses {

  private static final String READ =
      """
      with wanted (subscription, name) as (select * from unnest(?::text[], ?::text[])),
      unread as (
        select s.name, c.module, c.reader, bool_or(c.paused) as paused,
               count(e.pos) as lag, min(e.recorded_at) as oldest
          from eventing.cursor c
         cross join lateral unnest(c.subscriptions) s (name)
          left join wanted w on w.subscription = s.name
          left join eventing.event_log e
            on e.lane = c.lane and e.chapter >= c.chapter and e.pos > c.pos and e.name = w.name
         group by s.name, c.module, c.reader),
      held as (
        select subscription,
               count(*) filter (where state = 'PARKED') as parked,
               count(*) filter (where state <> 'PARKED') as waiting,
               min(recorded_at) filter (where state <> 'PARKED') as oldest
          from eventing.parked group by subscription)
      select u.name, u.module, u.reader, u.paused,
             u.lag + coalesce(h.waiting, 0) as lag,
             coalesce(h.parked, 0) as parked,
             coalesce(extract(epoch from clock_timestamp() - least(u.oldest, h.oldest)), 0)::bigint
               as age
        from unread u left join held h on h.subscription = u.name
       order by u.module, u.name
      """;

  private final JdbcClient jdbc;
  private final EventTypes types;
  private final Subscriptions subscriptions;

  SubscriptionStatuses(JdbcClient jdbc, EventTypes types, Subscriptions subscriptions) {
    this.jdbc = jdbc;
    this.types = types;
    this.subscriptions = subscriptions;
  }

  List<SubscriptionStatus> all() {
    var who = new ArrayList<String>();
    var what = new ArrayList<String>();
    for (var subscription : subscriptions.named(subscriptions.names())) {
      for (var name : types.wantedBy(subscription)) {
        who.add(subscription.name());
        what.add(name);
      }
    }
    return jdbc.sql(READ)
        .params(who.toArray(String[]::new), what.toArray(String[]::new))
        .query((row, i) -> status(row))
        .list();
  }

  Optional<SubscriptionStatus> find(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private SubscriptionStatus status(ResultSet row) throws SQLException {
    return new SubscriptionStatus(
        row.getString("name"),
        row.getString("module"),
        row.getLong("lag"),
        Math.max(0, row.getLong("age")),
        row.getLong("parked"),
        state(row));
  }

  private State state(ResultSet row) throws SQLException {
    if (row.getBoolean("paused")) {
      return State.PAUSED;
    }
    if (!subscriptions.names().contains(row.getString("name"))) {
      return State.UNKNOWN;
    }
    boolean withModule = row.getString("reader").equals(row.getString("module"));
    return withModule ? State.RUNNING : State.CATCHING_UP;
  }
}
