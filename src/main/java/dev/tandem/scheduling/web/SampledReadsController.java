package dev.tandem.scheduling.web;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.routing.SampledRead;
import dev.tandem.kernel.routing.SamplingStart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Some bookings with their calendar entries, the lists of their mentees, and the slots of a week
 * around each session, for both sides to be compared.
 */
@RestController
class SampledReadsController {

  private static final int BOOKINGS = 4;
  private static final Duration WEEK = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  SampledReadsController(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/api/scheduling/sampled-reads")
  @PreAuthorize("hasRole('OPERATOR')")
  List<SampledRead> sample() {
    return jdbc
        .sql(
            """
            (select id, mentee_id, offering_id, starts_at from scheduling.booking
              where id >= :start order by id limit :size)
            union all
            (select id, mentee_id, offering_id, starts_at from scheduling.booking
              where id < :start order by id limit :size)
            limit :size
            """)
        .param("start", SamplingStart.random(clock.instant()))
        .param("size", BOOKINGS)
        .query(Rows.of(Sampled.class))
        .list()
        .stream()
        .flatMap(Sampled::reads)
        .toList();
  }

  record Sampled(UUID id, UUID menteeId, UUID offeringId, Instant startsAt) {

    Stream<SampledRead> reads() {
      return Stream.of(
          SampledRead.of("GET /api/scheduling/bookings/{id}", "/api/scheduling/bookings/" + id),
          SampledRead.of(
              "GET /api/scheduling/bookings", "/api/scheduling/bookings?member=" + menteeId),
          SampledRead.of(
              "GET /scheduling/sessions/{id}/session.ics",
              "/scheduling/sessions/" + id + "/session.ics"),
          SampledRead.of(
              "GET /api/scheduling/slots",
              "/api/scheduling/slots?offering=%s&from=%s&to=%s"
                  .formatted(offeringId, startsAt, startsAt.plus(WEEK))));
    }
  }
}
