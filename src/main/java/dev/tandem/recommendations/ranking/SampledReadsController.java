package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.routing.SampledRead;
import dev.tandem.kernel.routing.SamplingStart;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rankings of some mentees, for both sides to be compared. */
@RestController
class SampledReadsController {

  private static final int MENTEES = 10;

  private final JdbcClient jdbc;
  private final Clock clock;

  SampledReadsController(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/api/recommendations/sampled-reads")
  @PreAuthorize("hasRole('OPERATOR')")
  List<SampledRead> sample() {
    return jdbc
        .sql(
            """
            (select mentee_id from recommendations.mentee
              where mentee_id >= :start order by mentee_id limit :size)
            union all
            (select mentee_id from recommendations.mentee
              where mentee_id < :start order by mentee_id limit :size)
            limit :size
            """)
        .param("start", SamplingStart.random(clock.instant()))
        .param("size", MENTEES)
        .query(Rows.of(UUID.class))
        .list()
        .stream()
        .map(SampledReadsController::ranking)
        .toList();
  }

  private static SampledRead ranking(UUID mentee) {
    return new SampledRead(
        "GET /api/recommendations/mentees/{id}",
        "/api/recommendations/mentees/" + mentee,
        "mentorId");
  }
}
