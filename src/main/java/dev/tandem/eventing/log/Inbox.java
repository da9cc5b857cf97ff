package dev.tandem.eventing.log;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The events that modules have received and that may arrive twice: from the log and a broker. */
@Component
public class Inbox {

  private final JdbcClient jdbc;

  public Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @return whether the module receives the event for the first time
   */
  public boolean markReceived(String module, PendingEvent event) {
    return markReceived(module, event.meta().eventId(), event.publisher(), event.partition());
  }

  /**
   * @return whether the module receives the event for the first time
   */
  public boolean markReceived(String module, LoggedEvent event) {
    return markReceived(module, event.eventId(), event.publisher(), event.partition());
  }

  private boolean markReceived(String module, UUID event, String publisher, int partition) {
    return jdbc.sql(
                """
                insert into eventing.inbox (module, event_id, publisher, partition)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(module, event, publisher, partition)
            .update()
        == 1;
  }
}
