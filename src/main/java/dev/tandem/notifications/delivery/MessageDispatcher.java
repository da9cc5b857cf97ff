package dev.tandem.notifications.delivery;

import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Messages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works off the queue; several processes do so together. A message is claimed in one short
 * transaction, handed over outside of any, and its result is stored in another one.
 */
@Component
class MessageDispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(MessageDispatcher.class);
  private static final int KEPT_AT_ONCE = 100;

  private final Messages messages;
  private final DueMessages dueMessages;
  private final Delivery delivery;
  private final MailServer server;
  private final NotificationsProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  MessageDispatcher(
      Messages messages,
      DueMessages dueMessages,
      Delivery delivery,
      MailServer server,
      NotificationsProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.messages = messages;
    this.dueMessages = dueMessages;
    this.delivery = delivery;
    this.server = server;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.tick:1s}")
  void run() {
    try {
      giveUpClaims();
      while (processNext()) {
        LOG.debug("Worked off messages that were due");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot look for due messages; will try again", e);
    }
  }

  private void giveUpClaims() {
    var lost =
        transaction.execute(_ -> messages.giveUpClaims(clock.instant(), properties.claimTimeout()));
    if (lost != null && lost > 0) {
      LOG.warn("{} messages may have been sent by a process that has ended", lost);
    }
  }

  /**
   * @return false when nothing is due
   */
  private boolean processNext() {
    if (!server.isConfigured()) {
      return Boolean.TRUE.equals(
          transaction.execute(_ -> dueMessages.keepDue(KEPT_AT_ONCE, clock.instant())));
    }
    var claimed = Optional.ofNullable(transaction.execute(_ -> claimNext()));
    claimed.stream().flatMap(List::stream).forEach(delivery::deliver);
    return claimed.isPresent();
  }

  /**
   * @return null when nothing is due, an empty list when the next message is not to be sent
   */
  private @Nullable List<Message> claimNext() {
    return dueMessages.claimNext(clock.instant());
  }
}
