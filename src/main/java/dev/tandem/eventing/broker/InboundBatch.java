package dev.tandem.eventing.broker;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What is known while a batch is processed: events received before, and epochs of publishers. */
final class InboundBatch {

  private final Set<ReceivedEvent> receivedEvents;
  private final KnownEpochs knownEpochs;
  private boolean hasBuffered;

  InboundBatch(
      Collection<ReceivedEvent> receivedEvents, KnownEpochs knownEpochs, boolean hasBuffered) {
    this.receivedEvents = new HashSet<>(receivedEvents);
    this.knownEpochs = knownEpochs;
    this.hasBuffered = hasBuffered;
  }

  KnownEpochs knownEpochs() {
    return knownEpochs;
  }

  boolean hasReceived(ReceivedEvent event) {
    return receivedEvents.contains(event);
  }

  void addReceived(ReceivedEvent event) {
    receivedEvents.add(event);
  }

  /** Whether messages wait for an earlier one of their key. */
  boolean hasBuffered() {
    return hasBuffered;
  }

  void noteBuffered() {
    hasBuffered = true;
  }
}
