package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.PendingEvent;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.ModuleQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;

/**
 * A message of the broker and the event that it carries.
 *
 * @param previous the event of the same key that was sent before, if the sender remembers it
 */
record InboundMessage(
    Message message, PendingEvent event, ReceivedEvent received, @Nullable ReceivedEvent previous) {

  /**
   * @throws IllegalArgumentException if the message is not an event
   * @throws NullPointerException if a property is missing
   */
  static InboundMessage of(Message message) {
    var event = BrokerMessages.toPendingEvent(message);
    var module = ModuleQueue.moduleOf(BrokerMessages.queueOf(message));
    return new InboundMessage(
        message,
        event,
        new ReceivedEvent(module, event.meta().eventId()),
        BrokerMessages.previousOf(message)
            .map(id -> new ReceivedEvent(module, UUID.fromString(id)))
            .orElse(null));
  }
}
