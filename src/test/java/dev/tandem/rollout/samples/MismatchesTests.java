package dev.tandem.rollout.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.kernel.web.Paging;
import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.comparison.AllowedDifference;
import dev.tandem.rollout.comparison.Difference;
import dev.tandem.rollout.comparison.DifferenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RolloutSlice
class MismatchesTests {

  private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
  private static final Cause CAUSE =
      new Cause("billing", "GET /api/billing/packs", "$.total", DifferenceType.VALUE);
  private static final Difference SAMPLE =
      new Difference("$.total", DifferenceType.VALUE, "9 (1)", "9 (1)", "+1");

  @Autowired Mismatches mismatches;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void empty() {
    jdbc.sql("truncate rollout.mismatch, rollout.mismatch_sample, rollout.allowed_difference")
        .update();
  }

  @Test
  void areCountedByCauseWithABoundedNumberOfSamples() {
    for (int i = 0; i < 15; i++) {
      mismatches.add(CAUSE, 100, Collections.nCopies(3, SAMPLE), NOW.plusSeconds(i));
    }

    var page = mismatches.page(new Paging(0, 10));
    assertThat(page.items())
        .containsExactly(
            new MismatchCause(
                "billing",
                "GET /api/billing/packs",
                "$.total",
                DifferenceType.VALUE,
                1_500,
                NOW,
                NOW.plusSeconds(14)));
    assertThat(mismatches.samples(CAUSE)).hasSize(Mismatches.MAX_SAMPLES);
    assertThat(mismatches.samples(CAUSE).getFirst().seenAt()).isEqualTo(NOW.plusSeconds(14));
  }

  @Test
  void areForgottenAfterThirtyDays() {
    mismatches.add(CAUSE, 1, List.of(SAMPLE), NOW.minus(Duration.ofDays(31)));

    mismatches.forgetBefore(NOW.minus(Mismatches.KEPT));

    assertThat(mismatches.page(new Paging(0, 10)).items()).isEmpty();
    assertThat(mismatches.samples(CAUSE)).isEmpty();
  }

  @AfterEach
  void forgetRoutes() {
    jdbc.sql("delete from rollout.history").update();
    jdbc.sql("update rollout.route set stage = 'HOME'").update();
  }

  /** A declared difference cannot occur while nothing is compared. */
  @Test
  void knowWhichModulesHadAnotherSideAllTheTime() {
    jdbc.sql("delete from rollout.history").update();
    leaveHome("billing", NOW.minus(Duration.ofDays(31)));
    leaveHome("scheduling", NOW.minus(Duration.ofDays(29)));

    assertThat(mismatches.comparedSince(NOW.minus(Mismatches.KEPT))).containsExactly("billing");

    jdbc.sql("update rollout.route set stage = 'HOME'").update();
    assertThat(mismatches.comparedSince(NOW.minus(Mismatches.KEPT))).isEmpty();
  }

  private void leaveHome(String module, Instant at) {
    jdbc.sql("update rollout.route set stage = 'SHADOW' where module = ?").param(module).update();
    jdbc.sql(
            """
            insert into rollout.history
                   (at, module, operator, action, reason, from_stage, to_stage, epoch)
            values (?, ?, 'Olga', 'CHANGED', 'rehearsal', 'HOME', 'SHADOW', 1)
            """)
        .params(Timestamps.toTimestamp(at), module)
        .update();
  }

  @Test
  void rememberWhenADeclaredDifferenceLastOccurred() {
    var declared = new AllowedDifference(CAUSE.route(), "$.issuedAt", "Each side issues its own.");
    mismatches.addAllowed("billing", declared, 2, NOW);
    mismatches.addAllowed("billing", declared, 3, NOW.plusSeconds(1));

    assertThat(mismatches.allowed())
        .containsExactly(
            new AllowedOccurrences("billing", CAUSE.route(), "$.issuedAt", 5, NOW.plusSeconds(1)));
  }
}
