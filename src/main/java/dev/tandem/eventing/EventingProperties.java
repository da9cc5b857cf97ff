package dev.tandem.eventing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are delivered.
 *
 * @param workers deliveries at a time in this process; each takes a database connection while it
 *     works, none while it waits
 * @param batch events delivered in one transaction at most
 * @param linger a busy lane is looked at no more often than this, so that its batches are worth
 *     their commit
 * @param poll how often the log is looked at without being woken
 * @param passive on an errand beside the process whose log it is: delivers nothing, claims no
 *     module
 * @param startFenced modules that this database has never seen live are not, until they are moved
 *     here; for a service beside a platform that has them at home
 * @param leaseTimeout a delivery whose transaction lies idle for longer loses its lane to another
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
   * @param attempts after so many failures an event is parked
   * @param initialInterval the wait after the first failure, doubled after each further one
   * @param maxInterval no wait is longer
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
   * @param segmentDuration how much time goes into one partition
   * @param retention how long what everyone has read is kept for replay
   */
  public record LogProperties(
      @DefaultValue("1d") Duration segmentDuration, @DefaultValue("30d") Duration retention) {}
}
