package dev.tandem.eventing.outbox;

import dev.tandem.eventing.log.LoggedEvent.PendingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the running transaction has published so far; goes into the log as its last statement. */
public final class TransactionOutbox implements TransactionSynchronization {

  private final List<PendingEvent> events = new ArrayList<>();
  private final Map<Object, Integer> sizesAtSavepoints = new HashMap<>();

  private TransactionOutbox() {}

  /**
   * @throws IllegalStateException without a transaction: nothing could decide whether it happened
   */
  public static void add(PendingEvent entry) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException(
          "%s was published outside a transaction. Publish it inside the one that makes it true (@Transactional), or it could be announced without having happened."
              .formatted(entry.name()));
    }
    var outbox = current();
    if (outbox == null) {
      outbox = new TransactionOutbox();
      TransactionSynchronizationManager.registerSynchronization(outbox);
    }
    outbox.events.add(entry);
  }

  static List<PendingEvent> currentEvents() {
    var outbox = current();
    return outbox == null ? List.of() : List.copyOf(outbox.events);
  }

  private static @Nullable TransactionOutbox current() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    for (var it : TransactionSynchronizationManager.getSynchronizations()) {
      if (it instanceof TransactionOutbox outbox) {
        return outbox;
      }
    }
    return null;
  }

  @Override
  public void savepoint(Object savepoint) {
    sizesAtSavepoints.put(savepoint, events.size());
  }

  /** What was published since the savepoint has not happened. */
  @Override
  public void savepointRollback(Object savepoint) {
    events.subList(sizesAtSavepoints.getOrDefault(savepoint, 0), events.size()).clear();
  }
}
