package dev.tandem.eventing.delivery;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which events each subscription wants, kept beside the log. It outlives the classes: an event that
 * no class stands for any more still has those who waited for it.
 */
public class SubscribedEventTypes {

  private static final String ADD =
      """
      insert into eventing.subscribed_event (subscription, name)
      select ?, unnest(?::text[]) order by 2
      on conflict do nothing
      """;

  /** What is still called something here and is no longer wanted has been given up on purpose. */
  private static final String REMOVE =
      """
      delete from eventing.subscribed_event
       where subscription = ? and name = any(?::text[]) and not name = any(?::text[])
      """;

  private final JdbcTemplate jdbc;

  public SubscribedEventTypes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param known all names that some class of this release has
   */
  public void update(String subscription, Collection<String> names, Collection<String> known) {
    var wanted = names.toArray(String[]::new);
    jdbc.update(ADD, subscription, wanted);
    jdbc.update(REMOVE, subscription, known.toArray(String[]::new), wanted);
  }

  /** The subscriptions that want or have wanted the event. */
  public Set<String> subscribersOf(String name) {
    return jdbc
        .queryForList(
            "select subscription from eventing.subscribed_event where name = ?", String.class, name)
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> eventNamesOf(String subscription) {
    return Set.copyOf(
        jdbc.queryForList(
            "select name from eventing.subscribed_event where subscription = ?",
            String.class,
            subscription));
  }
}
