package dev.tandem.eventing;

import dev.tandem.eventing.LoggedEvent.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the running transaction has published so far; goes into the log as its last statement. */
final class Outbox implements TransactionSynchronization {

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Object, Integer> savepoints = new HashMap<>();

  private Outbox() {}

  /**
   * @throws IllegalStateException without a transaction: nothing could decide whether it happened
   */
  static void add(Entry entry) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException(
          "%s was published outside a transaction. Publish it inside the one that makes it true (@Transactional), or it could be announced without having happened."
              .formatted(entry.name()));
    }
    var outbox = current();
    if (outbox == null) {
      outbox = new Outbox();
      TransactionSynchronizationManager.registerSynchronization(outbox);
    }
    outbox.entries.add(entry);
  }

  static List<Entry> ofTransaction() {
    var outbox = current();
    return outbox == null ? List.of() : List.copyOf(outbox.entries);
  }

  private static @Nullable Outbox current() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return null;
    }
    for (var it : TransactionSynchronizationManager.getSynchronizations()) {
      if (it instanceof Outbox outbox) {
        return outbox;
      }
    }
    return null;
  }

  @Override
  public void savepoint(Object savepoint) {
    savepoints.put(savepoint, entries.size());
  }

  /** What was published since the savepoint has not happened. */
  @Override
  public void savepointRollback(Object savepoint) {
    entries.subList(savepoints.getOrDefault(savepoint, 0), entries.size()).clear();
  }
}
