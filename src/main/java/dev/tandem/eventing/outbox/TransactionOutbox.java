package dev.tandem.eventing.outbox;

import dev.tandem.eventing.log.PendingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The events that the running transaction has published so far, without those rolled back. */
public final class TransactionOutbox implements TransactionSynchronization {

  private final List<PendingEvent> events = new ArrayList<>();
  private final Map<Object, Integer> sizesAtSavepoints = new HashMap<>();

  private TransactionOutbox() {}

  /**
   * @throws IllegalStateException without a transaction, which decides whether the event happened
   */
  public static void add(PendingEvent event) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException(
          "%s was published outside a transaction. Publish it in the transaction that makes the change (@Transactional); otherwise it could be delivered although the change was rolled back."
              .formatted(event.name()));
    }
    var outbox = current();
    if (outbox == null) {
      outbox = new TransactionOutbox();
      TransactionSynchronizationManager.registerSynchronization(outbox);
    }
    outbox.events.add(event);
  }

  static List<PendingEvent> currentEvents() {
    var outbox = current();
    return outbox == null ? List.of() : List.copyOf(outbox.events);
  }

  private static @Nullable TransactionOutbox current() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
      if (synchronization instanceof TransactionOutbox outbox) {
        return outbox;
      }
    }
    return null;
  }

  @Override
  public void savepoint(Object savepoint) {
    sizesAtSavepoints.put(savepoint, events.size());
  }

  /** Removes the events published since the savepoint. */
  @Override
  public void savepointRollback(Object savepoint) {
    events.subList(sizesAtSavepoints.getOrDefault(savepoint, 0), events.size()).clear();
  }
}
