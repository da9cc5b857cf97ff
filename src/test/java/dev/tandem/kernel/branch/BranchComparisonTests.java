package dev.tandem.kernel.branch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@NoDatabase
class BranchComparisonTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:30Z");

  @Test
  void isAboutTheSecondsBeforeTheReport() {
    assertThat(bucketStart(Instant.EPOCH)).isEqualTo(NOW.minusSeconds(10));
  }

  @Test
  void isNeverAboutTheTimeBeforeTheSetting() {
    assertThat(bucketStart(NOW.minusSeconds(3))).isEqualTo(NOW.minusSeconds(3));
  }

  private static Instant bucketStart(Instant settingSince) {
    var report = new BranchReport(1, settingSince, BranchCounts.NONE);
    return BranchComparison.of("recommendations.ranking", report, NOW).bucketStart();
  }
}
