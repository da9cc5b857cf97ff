package dev.tandem.signals.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.branch.BranchComparison;
import dev.tandem.kernel.branch.BranchCounts;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.events.RankingsCompared;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.Verdicts;
import dev.tandem.testing.ModuleTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.Scenario;

@ModuleTest
class BranchEvidenceTests {

  @Autowired EvidenceStore store;
  @Autowired Verdicts verdicts;

  private final String branch = "recommendations.ranking-" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

  @Test
  void aNewImplementationThatDiffersIsJudgedAsABadService(Scenario scenario) {
    hear(scenario, compared(0, now, 200, 30), 200);

    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(verdict("mismatches").evidence())
        .startsWith("30 of 200 compares differ (15.00 %);")
        .doesNotContain("home");
    assertThat(verdict("service-failures").evidence()).contains("The new implementation");
    assertThat(verdict("errors").evidence())
        .startsWith("0 errors of the new implementation, 0 of the present implementation");
  }

  @Test
  void aNewImplementationThatNeverDiffersBecomesSafe(Scenario scenario) {
    hear(scenario, compared(0, now.minusSeconds(20), 40_000, 0), 40_000);
    hear(scenario, compared(0, now.minusSeconds(10), 40_000, 0), 80_000);

    assertThat(evidence().since()).isEqualTo(now.minusSeconds(20));
    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.SAFE);
  }

  @Test
  void anotherSettingStartsAnewAndAnOlderOneCountsNoMore(Scenario scenario) {
    hear(scenario, compared(0, now.minusSeconds(100), 200, 30), 200);
    hear(scenario, compared(1, now.minusSeconds(50), 70, 0), 70);
    hear(scenario, compared(0, now.minusSeconds(40), 200, 30), 70);
    hear(scenario, compared(1, now.minusSeconds(50), 5, 0), 75);

    assertThat(evidence().mismatched()).isZero();
    assertThat(evidence().since()).isEqualTo(now.minusSeconds(50));
    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void aNewImplementationThatIsBadUnderTwoSettingsIsJudgedTwice(Scenario scenario) {
    hear(scenario, compared(1, now.minusSeconds(100), 200, 30), 200);
    hear(scenario, compared(2, now.minusSeconds(50), 300, 60), 300);

    assertThat(verdicts.history(branch, "mismatches", Paging.FIRST).items())
        .extracting(GivenVerdict::verdict, GivenVerdict::since)
        .containsExactly(
            tuple(Verdict.ROLL_BACK, now.minusSeconds(50)),
            tuple(Verdict.ROLL_BACK, now.minusSeconds(100)));
  }

  /** Events of one branch are delivered in their order. */
  private void hear(Scenario scenario, RankingsCompared event, long comparedThen) {
    scenario
        .publish(event)
        .andWaitForStateChange(() -> compared(), compared -> compared == comparedThen);
  }

  private long compared() {
    return store.all().stream()
        .filter(it -> it.module().equals(branch))
        .mapToLong(Evidence::compared)
        .sum();
  }

  private Evidence evidence() {
    return store.all().stream().filter(it -> it.module().equals(branch)).findFirst().orElseThrow();
  }

  private GivenVerdict verdict(String signal) {
    return verdicts.all().stream()
        .filter(it -> it.module().equals(branch) && it.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }

  /** Each setting is made when its first bucket starts. */
  private RankingsCompared compared(long setting, Instant bucket, long compared, long different) {
    var counts = new BranchCounts(compared, different, 0, 0, 0, compared, 0, 0);
    return new RankingsCompared(
        EventMetadata.about(Ids.named(branch), bucket.getEpochSecond(), bucket),
        new BranchComparison(branch, setting, bucket, bucket, BranchComparison.SECONDS, counts));
  }
}
