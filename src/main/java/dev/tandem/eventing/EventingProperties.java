package dev.tandem.eventing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the delivery of events.
 *
 * @param workers concurrent deliveries in this process; each takes a database connection while it
 *     works, none while it waits
 * @param batch maximum number of events delivered in one transaction
 * @param linger minimum interval between two deliveries of a busy partition, so that batches are
 *     large
 * @param poll interval at which the log is read without being notified
 * @param passive for a command beside the process that owns the log: delivers and consumes nothing,
 *     runs nothing that is scheduled, and locks no module
 * @param startFenced modules that were never live on this database start fenced, until they are
 *     moved here; for a service beside the platform
 * @param leaseTimeout a delivery whose transaction is idle for longer loses the lease of the
 *     partition
 */
@ConfigurationProperties("tandem.eventing")
public record EventingProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("500") int batch,
    @DefaultValue("2ms") Duration linger,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("20s") Duration leaseTimeout,
    @DefaultValue("false") boolean passive,
    @DefaultValue("false") boolean startFenced,
    @DefaultValue RetryProperties retry,
    @DefaultValue LogProperties log) {

  /**
   * @param attempts failures after which an event is parked
   * @param initialInterval delay after the first failure, doubled after each further one
   * @param maxInterval maximum delay
   */
  public record RetryProperties(
      @DefaultValue("7") int attempts,
      @DefaultValue("1s") Duration initialInterval,
      @DefaultValue("1m") Duration maxInterval) {

    public Duration delayAfter(int failures) {
      var wait = initialInterval.multipliedBy(1L << Math.min(failures - 1, 30));
      return wait.compareTo(maxInterval) > 0 ? maxInterval : wait;
    }
  }

  /**
   * @param segmentDuration the time that one segment of the log covers
   * @param retention how long events that all subscriptions have read are kept for replay
   */
  public record LogProperties(
      @DefaultValue("1d") Duration segmentDuration, @DefaultValue("30d") Duration retention) {}
}
