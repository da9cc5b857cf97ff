package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.Inbox;
import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.outbox.TransactionOutbox;
import dev.tandem.eventing.rejection.ForgedMessages;
import dev.tandem.eventing.rejection.RejectedMessages;
import dev.tandem.eventing.trace.EventSpans;
import java.util.List;
import org.springframework.amqp.core.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds the events of messages to the outbox of the running transaction, except duplicates, those
 * that have overtaken an earlier one of their key, and those that are forged or otherwise rejected.
 */
final class MessageReception {

  private final Inbox inbox;
  private final ReceivedEvents receivedEvents;
  private final OutOfOrderBuffer outOfOrderBuffer;
  private final PublisherEpochs publisherEpochs;
  private final RejectedMessages rejectedMessages;
  private final ForgedMessages forgedMessages;
  private final EventSpans spans;

  MessageReception(
      JdbcClient jdbc, MessageSignatures signatures, StoredPayloads payloads, EventSpans spans) {
    this.spans = spans;
    this.inbox = new Inbox(jdbc);
    this.receivedEvents = new ReceivedEvents(jdbc);
    this.outOfOrderBuffer = new OutOfOrderBuffer(jdbc, payloads);
    this.publisherEpochs = new PublisherEpochs(jdbc);
    this.rejectedMessages = new RejectedMessages(jdbc, payloads);
    this.forgedMessages = new ForgedMessages(signatures, rejectedMessages);
  }

  /**
   * What was buffered has been verified when it came.
   *
   * @return how many were forged
   */
  int receive(List<Message> received) {
    var messages = forgedMessages.reject(received);
    if (!messages.isEmpty()) {
      receiveAuthentic(messages);
    }
    return received.size() - messages.size();
  }

  private void receiveAuthentic(List<Message> messages) {
    boolean hasBuffered = outOfOrderBuffer.hasMessages();
    var batch =
        new InboundBatch(receivedEvents.among(messages), publisherEpochs.load(), hasBuffered);
    messages.forEach(message -> receive(message, batch));
  }

  private void receive(Message message, InboundBatch batch) {
    try {
      receive(InboundMessage.of(message), batch);
    } catch (IllegalArgumentException | NullPointerException e) {
      rejectedMessages.add(message, e);
    }
  }

  private void receive(InboundMessage inbound, InboundBatch batch) {
    var received = inbound.received();
    var previous = inbound.previous();
    if (batch.hasReceived(received)) {
      return;
    }
    if (previous != null && !batch.hasReceived(previous)) {
      outOfOrderBuffer.add(inbound.message(), received.event(), previous.event());
      batch.noteBuffered();
      return;
    }
    if (inbox.markReceived(received.module(), inbound.event())) {
      accept(inbound, batch);
    }
    batch.addReceived(received);
    if (batch.hasBuffered()) {
      outOfOrderBuffer
          .takeSuccessorsOf(BrokerMessages.queueOf(inbound.message()), received.event())
          .forEach(next -> receive(next, batch));
    }
  }

  private void accept(InboundMessage inbound, InboundBatch batch) {
    try {
      batch.knownEpochs().requireCurrent(inbound.event());
      TransactionOutbox.add(inbound.event());
      var queue = BrokerMessages.queueOf(inbound.message());
      spans.received(inbound.event(), queue, inbound.received().module());
    } catch (FencedPublisherException e) {
      rejectedMessages.add(inbound.message(), e);
    }
  }
}
