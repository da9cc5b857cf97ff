package dev.tandem.eventing.broker;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.counting.EventInteraction;
import dev.tandem.eventing.counting.InteractionCounter;
import dev.tandem.eventing.delivery.DeliveryOutcome;
import dev.tandem.eventing.delivery.Forwarder;
import dev.tandem.eventing.log.Cursor;
import dev.tandem.eventing.log.Cursors;
import dev.tandem.eventing.log.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the events of local modules to modules that are live elsewhere. The cursor advances once
 * the broker has confirmed the batch and returned none of it; otherwise the batch is sent again, in
 * order, and the receiver drops duplicates. Leasing, sending, confirming and advancing are one
 * transaction.
 */
@Component("brokerForwarder")
@ConditionalOnProperty("tandem.eventing.broker.enabled")
class BrokerForwarder implements Forwarder {

  /** For any lock, also of the cursors as a whole; then the relay tries again. */
  static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

  private final OutboundBatches outboundBatches;
  private final Cursors cursors;
  private final BrokerSender sender;
  private final InteractionCounter interactions;
  private final List<String> consumers;
  private final TransactionTemplate transaction;
  private final int batchSize;

  BrokerForwarder(
      OutboundBatches outboundBatches,
      Cursors cursors,
      BrokerSender sender,
      InteractionCounter interactions,
      BrokerProperties broker,
      EventingProperties eventing,
      PlatformTransactionManager transactions) {
    this.outboundBatches = outboundBatches;
    this.cursors = cursors;
    this.sender = sender;
    this.interactions = interactions;
    this.consumers = broker.remoteModules().stream().map(Cursor::remoteConsumer).toList();
    this.transaction = new TransactionTemplate(transactions);
    this.batchSize = eventing.batch();
  }

  @Override
  public Collection<String> consumers() {
    return consumers;
  }

  @Override
  public Set<String> eventNames(String consumer) {
    return outboundBatches.eventNames(consumer);
  }

  @Override
  public DeliveryOutcome forward(String consumer, int partition) {
    return Objects.requireNonNull(forward(consumer, Set.of(partition)).get(partition));
  }

  @Override
  public Map<Integer, DeliveryOutcome> forward(String consumer, Collection<Integer> partitions) {
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    partitions.forEach(partition -> outcomes.put(partition, DeliveryOutcome.LEASE_UNAVAILABLE));
    var sent = new ArrayList<LoggedEvent>();
    transaction.executeWithoutResult(status -> {
      cursors.limitWaiting(LOCK_TIMEOUT);
      var leased = new ArrayList<Cursor>();
      for (var cursor : cursors.lease(consumer, partitions, LOCK_TIMEOUT)) {
        if (Cursor.isRemoteConsumer(consumer) || cursor.forwarded()) {
          leased.add(cursor);
        } else {
          outcomes.put(cursor.partition(), DeliveryOutcome.NOT_RESPONSIBLE);
        }
      }
      if (!leased.isEmpty()) {
        outcomes.putAll(forwardLeased(consumer, leased, sent));
      }
    });
    var module = LoggedEvent.publisherOf(Cursor.withoutRemotePrefix(consumer));
    sent.forEach(event -> interactions.count(EventInteraction.of(event, module), 1));
    return outcomes;
  }

  /**
   * @param sent what the broker has confirmed is added
   */
  private Map<Integer, DeliveryOutcome> forwardLeased(
      String consumer, List<Cursor> leased, List<LoggedEvent> sent) {
    int limit = Math.ceilDiv(batchSize, leased.size());
    var batches = outboundBatches.read(consumer, leased, limit);
    sender.send(Cursor.withoutRemotePrefix(consumer), batches);
    outboundBatches.saveConfirmed(batches);
    batches.forEach(batch -> sent.addAll(batch.events()));
    var outcomes = new HashMap<Integer, DeliveryOutcome>();
    batches.forEach(batch -> outcomes.put(batch.cursor().partition(), batch.outcome(limit)));
    return outcomes;
  }
}
