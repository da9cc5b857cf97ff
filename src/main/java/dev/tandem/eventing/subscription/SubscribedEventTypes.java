package dev.tandem.eventing.subscription;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The names of the events that each subscription subscribes to, stored beside the log. They outlive
 * the classes: an event whose class was removed is still held back for its subscribers.
 */
@Component
public class SubscribedEventTypes {

  private static final String ADD =
      """
      insert into eventing.subscribed_event (subscription, name)
      select ?, unnest(?::text[]) order by 2
      on conflict do nothing
      """;

  /** If the class is known and no longer subscribed to, the listener was changed on purpose. */
  private static final String REMOVE =
      """
      delete from eventing.subscribed_event
       where subscription = ? and name = any(?::text[]) and not name = any(?::text[])
      """;

  private final JdbcTemplate jdbc;

  SubscribedEventTypes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param names of the events that the subscription subscribes to
   * @param known names of all events that have a class in this release
   */
  void update(String subscription, Collection<String> names, Collection<String> known) {
    var subscribed = names.toArray(String[]::new);
    jdbc.update(ADD, subscription, subscribed);
    jdbc.update(REMOVE, subscription, known.toArray(String[]::new), subscribed);
  }

  /** The subscriptions that subscribe to the event, or did when its class was removed. */
  Set<String> subscribersOf(String name) {
    return jdbc
        .queryForList(
            "select subscription from eventing.subscribed_event where name = ?", String.class, name)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
