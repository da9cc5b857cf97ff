package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.eventing.message.BrokerMessages;
import dev.tandem.eventing.message.MessageSignatures;
import dev.tandem.eventing.trace.EventSpans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Sends events to the queue of a module, and waits until the broker has confirmed them. */
@Component("brokerSender")
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerSender {

  private final RabbitTemplate broker;
  private final BrokerProperties properties;
  private final MessageSignatures signatures;
  private final StoredPayloads payloads;
  private final EventSpans spans;

  @Autowired
  BrokerSender(
      CachingConnectionFactory connections,
      BrokerProperties properties,
      MessageSignatures signatures,
      StoredPayloads payloads,
      EventSpans spans) {
    this(confirmingTemplate(connections), properties, signatures, payloads, spans);
  }

  BrokerSender(
      RabbitTemplate broker,
      BrokerProperties properties,
      MessageSignatures signatures,
      StoredPayloads payloads,
      EventSpans spans) {
    this.broker = broker;
    this.properties = properties;
    this.signatures = signatures;
    this.payloads = payloads;
    this.spans = spans;
  }

  private static RabbitTemplate confirmingTemplate(CachingConnectionFactory connections) {
    connections.setPublisherConfirmType(ConfirmType.CORRELATED);
    connections.setPublisherReturns(true);
    var template = new RabbitTemplate(connections);
    template.setMandatory(true);
    return template;
  }

  /**
   * Sends all batches on one channel, within which the broker keeps the order, and waits for all
   * confirms at once.
   *
   * @throws AmqpException if the broker has refused or returned an event, or did not answer in time
   */
  void send(String module, List<OutboundBatch> batches) {
    var events = batches.stream().flatMap(batch -> batch.events().stream()).toList();
    spans.sending(events, properties.exchange(), module).run(() -> sendAndAwait(module, batches));
    batches.forEach(batch -> batch.predecessors().recordConfirmed(batch.events()));
  }

  private void sendAndAwait(String module, List<OutboundBatch> batches) {
    var sent = new ArrayList<CorrelationData>();
    broker.<@Nullable Object>invoke(channel -> {
      batches.forEach(batch -> send(module, batch, sent));
      return null;
    });
    PublisherConfirms.await(sent, properties.confirmTimeout());
  }

  private void send(String module, OutboundBatch batch, List<CorrelationData> sent) {
    var previous = batch.predecessors().predecessorsOf(batch.events());
    for (int i = 0; i < batch.events().size(); i++) {
      var event = batch.events().get(i);
      var data = new CorrelationData(event.eventId().toString());
      sent.add(data);
      var message = BrokerMessages.toMessage(payloads.forOthers(event), previous.get(i));
      signatures.sign(message, module, broker.getConnectionFactory().getUsername());
      broker.send(properties.exchange(), module, message, data);
    }
  }
}
