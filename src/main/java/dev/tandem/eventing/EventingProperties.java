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
 * @param guest on an errand beside the process whose log it is: delivers nothing, claims no module
 * @param beginsClosed modules that this database has never seen live are not, until they are moved
 *     here; for a service beside a platform that has them at home
 * @param hungAfter a delivery whose transaction lies idle for longer loses its lane to another
 */
@ConfigurationProperties("tandem.eventing")
record EventingProperties(
    @DefaultValue("4") int workers,
    @DefaultValue("500") int batch,
    @DefaultValue("2ms") Duration linger,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("20s") Duration hungAfter,
    @DefaultValue("false") boolean guest,
    @DefaultValue("false") boolean beginsClosed,
    @DefaultValue Retry retry,
    @DefaultValue Log log) {

  /**
   * @param attempts after so many failures an event is parked
   * @param first the wait after the first failure, doubled after each further one
   * @param longest no wait is longer
   */
  record Retry(
      @DefaultValue("7") int attempts,
      @DefaultValue("1s") Duration first,
      @DefaultValue("1m") Duration longest) {

    Duration after(int failures) {
      var wait = first.multipliedBy(1L << Math.min(failures - 1, 30));
      return wait.compareTo(longest) > 0 ? longest : wait;
    }
  }

  /**
   * @param chapter how much time goes into one partition
   * @param keep how long what everyone has read is kept for replay
   */
  record Log(@DefaultValue("1d") Duration chapter, @DefaultValue("30d") Duration keep) {}
}
