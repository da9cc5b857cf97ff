package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.PendingEvent;
import java.util.Map;

/** The latest epoch of each publishing module, as far as the running transaction knows. */
final class KnownEpochs {

  private final Map<String, Long> highestEpochs;
  private final PublisherEpochs epochs;

  /**
   * @param highestEpochs is changed
   */
  KnownEpochs(Map<String, Long> highestEpochs, PublisherEpochs epochs) {
    this.highestEpochs = highestEpochs;
    this.epochs = epochs;
  }

  /**
   * An event of a module to itself is handed over with it, so its epoch does not matter.
   *
   * @throws FencedPublisherException when a later epoch of its module has been seen
   */
  void requireCurrent(PendingEvent entry) {
    var publisher = entry.publisher();
    if (entry.epoch() == null || publisher.equals(entry.targetModule())) {
      return;
    }
    long epoch = entry.epoch();
    long seen = highestEpochs.getOrDefault(publisher, 0L);
    if (epoch < seen) {
      throw new FencedPublisherException(publisher, epoch, seen);
    }
    if (epoch > seen) {
      highestEpochs.put(publisher, epoch);
      epochs.save(publisher, epoch);
    }
  }
}
