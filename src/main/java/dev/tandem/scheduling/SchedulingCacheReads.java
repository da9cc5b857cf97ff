package dev.tandem.scheduling;

import dev.tandem.kernel.caching.CacheReads;
import dev.tandem.scheduling.slot.MentorCalendars;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up by the hour, over all processes, how often the cache of scheduling had what it was asked
 * for. Each process adds what it counted since it last did.
 */
@Component
class SchedulingCacheReads {

  private static final String CACHE = "slot.MentorCalendars.parsed";

  /** What was counted for longer belongs to no hour, as that of a copy which is live from now. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofDays(14);

  private final MentorCalendars calendars;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private Stored stored;

  /** Up to which read all is stored, and when that was. */
  private record Stored(CacheReads reads, Instant at) {}

  SchedulingCacheReads(
      MentorCalendars calendars, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.calendars = calendars;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.stored = new Stored(CacheReads.NONE, clock.instant());
  }

  /** What could not be stored is in the next attempt. */
  @Scheduled(fixedDelayString = "${tandem.scheduling.figures-tick:1m}")
  synchronized void store() {
    var now = clock.instant();
    var counted = calendars.cacheReads();
    var more = counted.since(stored.reads());
    if (!more.equals(CacheReads.NONE) && !stored.at().plus(LONGEST).isBefore(now)) {
      transaction.executeWithoutResult(_ -> add(more, now));
    }
    stored = new Stored(counted, now);
  }

  private void add(CacheReads reads, Instant now) {
    jdbc.sql(
            """
            insert into scheduling.cache_read as known (hour, cache, hits, misses)
            values (?, ?, ?, ?)
            on conflict (hour, cache) do update set
              hits = known.hits + excluded.hits, misses = known.misses + excluded.misses
            """)
        .params(now.truncatedTo(ChronoUnit.HOURS), CACHE, reads.hits(), reads.misses())
        .update();
    jdbc.sql("delete from scheduling.cache_read where hour < ?").param(now.minus(KEPT)).update();
  }
}
