package dev.tandem.access.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records what happens at the doors: a row for each minute, a line in the log for the first, the
 * tenth, the hundredth of the minute, and the metric {@code tandem.access.security.events}. No
 * password, token or name that someone typed is in any of them.
 */
@Component
public class SecurityEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
  private static final int MAX_ADDRESS = 60;

  private final SecurityEventRows rows;
  private final MeterRegistry meters;
  private final Clock clock;

  SecurityEvents(SecurityEventRows rows, MeterRegistry meters, Clock clock) {
    this.rows = rows;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param member null when unknown
   * @param address null when it did not come over the network
   */
  public void record(SecurityEvent event, @Nullable UUID member, @Nullable String address) {
    meters.counter("tandem.access.security.events", "kind", event.name()).increment();
    var subject = member == null ? "" : member.toString();
    var from = Objects.requireNonNullElse(address, "local");
    from = from.substring(0, Math.min(from.length(), MAX_ADDRESS));
    try {
      int times = rows.add(event, subject, from, clock.instant());
      if (isPowerOfTen(times)) {
        LOG.info("{}: member {} from {}, number {} in this minute", event, subject, from, times);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("{}: member {} from {}, not recorded: {}", event, subject, from, e.getMessage());
    }
  }

  private static boolean isPowerOfTen(int times) {
    return Math.pow(10, (double) Math.round(Math.log10(times))) == times;
  }
}
