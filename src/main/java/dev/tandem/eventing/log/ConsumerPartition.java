package dev.tandem.eventing.log;

/** One consumer in one partition: what a cursor, a lease and a relay task stand for. */
public record ConsumerPartition(String consumer, int partition) {

  /** Whether the event is in the partition, and for every subscriber or for this consumer. */
  public boolean contains(PendingEvent event) {
    return partition == event.partition() && isTargetOf(event);
  }

  private boolean isTargetOf(PendingEvent event) {
    var targetModule = event.targetModule();
    return targetModule == null
        || consumer.equals(targetModule)
        || consumer.startsWith(targetModule + ".");
  }
}
