package dev.tandem.notifications.occasion;

import dev.tandem.kernel.time.Ids;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Queues what readers get once a week, at their own time. The week makes it happen once. */
@Component
class WeeklyMessages {

  private static final Logger LOG = LoggerFactory.getLogger(WeeklyMessages.class);

  private final MessageQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WeeklyMessages(MessageQueue queue, TransactionTemplate transaction, Clock clock) {
    this.queue = queue;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The week for which it is time now where a reader lives; otherwise empty. */
  interface Week {

    Optional<String> at(Instant now, ZoneId zone);
  }

  /** The message to a reader; empty if there is nothing to tell. */
  interface Text {

    Optional<NewMessage> compose(UUID cause, UUID reader, Instant now);
  }

  /**
   * @param name of the kind, in the cause of each message
   * @param readers with where each lives
   */
  void queueDue(String name, Map<UUID, ZoneId> readers, Week week, Text text) {
    var now = clock.instant();
    try {
      readers.forEach((reader, zone) ->
          week.at(now, zone)
              .map(it -> Ids.named(name + "/" + reader + "/" + it))
              .ifPresent(cause ->
                  transaction.executeWithoutResult(
                      _ -> text.compose(cause, reader, now).ifPresent(queue::add))));
    } catch (DataAccessException e) {
      LOG.warn("Cannot queue the weekly messages “{}”; will try again", name, e);
    }
  }
}
