package dev.tandem.scheduling.seat;

import dev.tandem.scheduling.slot.BusyTime;
import dev.tandem.scheduling.slot.BusyTimes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads mentors' busy times from the sessions with a seat taken; a seat on an expired hold is free.
 */
@Component
class BookedBusyTimes implements BusyTimes {

  private final JdbcClient jdbc;
  private final Clock clock;

  BookedBusyTimes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<BusyTime> find(Collection<UUID> mentors, Instant from, Instant to) {
    if (mentors.isEmpty() || !from.isBefore(to)) {
      return List.of();
    }
    return jdbc.sql(
            """
            select mentor_id as mentor, offering_id as offering, starts_at,
              lower(occupies) as blocked_from, upper(occupies) as blocked_until,
              case when starts_at > :now then seats - seats_taken + expired else 0 end as seats_left
            from scheduling.session s cross join lateral (
              select count(*) as expired from scheduling.booking b
              where b.session_id = s.id and b.status = 'HELD' and b.hold_expires_at <= :now) holds
            where mentor_id = any(:mentors) and occupies && tstzrange(:from, :to)
              and blocking and seats_taken > expired
            order by mentor_id, starts_at
            """)
        .param("now", clock.instant())
        .param("mentors", mentors.toArray(UUID[]::new))
        .param("from", from)
        .param("to", to)
        .query(BusyTime.class)
        .list();
  }
}
