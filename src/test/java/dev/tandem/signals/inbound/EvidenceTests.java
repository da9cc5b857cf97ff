package dev.tandem.signals.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.time.Ids;
import dev.tandem.rollout.events.AnswersCompared;
import dev.tandem.rollout.events.DecisionsCompared;
import dev.tandem.rollout.events.RouteChanged;
import dev.tandem.signals.events.VerdictGiven;
import dev.tandem.signals.evidence.BlockStore;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.evidence.EvidenceStore;
import dev.tandem.signals.evidence.Report;
import dev.tandem.signals.judge.Tally;
import dev.tandem.signals.verdict.GivenVerdict;
import dev.tandem.signals.verdict.VerdictService;
import dev.tandem.signals.verdict.Verdicts;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.modulith.test.Scenario;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class EvidenceTests {

  @Autowired EvidenceStore store;
  @Autowired BlockStore blocks;
  @Autowired Verdicts verdicts;
  @Autowired VerdictService service;
  @Autowired TransactionTemplate transaction;

  private final String module = "module-" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

  @Test
  void theSameReportsInAnyOrderAndHoweverOftenAreTheSameEvidence() {
    List<AnswersCompared> reports = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      reports.add(compared(now.minusSeconds(10L * i), 100, i % 7 == 0 ? 1 : 0));
    }
    reports.forEach(this::hear);
    var once = evidence();
    reports.addAll(List.copyOf(reports));
    Collections.shuffle(reports, new Random(1));
    reports.forEach(this::hear);
    assertThat(evidence()).isEqualTo(once);
    assertThat(once.compared()).isEqualTo(3_000);
    assertThat(once.mismatched()).isEqualTo(5);
  }

  @Test
  void aNewStageStartsAnewWhetherItIsHeardOfBeforeOrAfterItsFirstReports() {
    var before = compared(now.minusSeconds(100), 500, 50);
    var after = compared(now, 70, 0);
    var change = stage("SHADOW", 3, now.minusSeconds(5));
    List.of(before, after).forEach(this::hear);
    hear(change);
    var late = evidence();
    hear(before);
    hear(change);
    assertThat(evidence()).isEqualTo(late);
    assertThat(late.compared()).isEqualTo(70);
    assertThat(late.mismatched()).isZero();
    assertThat(late.since()).isEqualTo(change.meta().occurredAt());
    assertThat(late.stage()).isEqualTo("SHADOW");
  }

  @Test
  void decisionsAreEvidenceOfTheirOwnWhichANewStageForgetsToo() {
    hear(stage("SHADOW", 3, now.minusSeconds(100)));
    hear(compared(now.minusSeconds(90), 500, 0));
    var decisions = decided(now.minusSeconds(80), 400, 4);
    hear(decisions);
    hear(decisions);
    assertThat(evidence().decided()).isEqualTo(400);
    assertThat(evidence().decidedDifferently()).isEqualTo(4);
    assertThat(evidence().lastBucket()).isEqualTo(now.minusSeconds(90));
    assertThat(evidence().lastDecided()).isEqualTo(now.minusSeconds(80));
    assertThat(evidence().compared()).isEqualTo(500);
    assertThat(verdict("decisions").verdict()).isEqualTo(Verdict.ROLL_BACK);

    hear(decided(now, 30, 0));
    hear(stage("HOME", 4, now.minusSeconds(5)));
    assertThat(evidence().decided()).isEqualTo(30);
    assertThat(evidence().lastBucket()).isNull();
    assertThat(verdict("decisions").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void onlyOfAModuleThatDecidesIsADecisionMissing() {
    hear(compared(now, 10, 0));
    transaction.executeWithoutResult(_ -> {
      store.restart(
          new RouteChanged(
              EventMetadata.about(Ids.named("billing"), 1, now),
              "billing",
              "HOME",
              "SHADOW",
              1,
              null,
              null,
              null,
              null));
      service.judge("billing");
    });
    assertThat(verdicts.all())
        .filteredOn(it -> it.signal().equals("decisions"))
        .extracting(GivenVerdict::module)
        .contains("billing")
        .doesNotContain(module);
  }

  @Test
  void anOlderChangeRestartsNothing() {
    hear(stage("CANARY", 5, now.minusSeconds(60)));
    hear(compared(now.minusSeconds(20), 10, 0));
    hear(stage("SHADOW", 4, now.minusSeconds(90)));
    assertThat(evidence().compared()).isEqualTo(10);
    assertThat(evidence().since()).isEqualTo(now.minusSeconds(60));
  }

  @Test
  void otherAccountsInACanaryStartAnewAsRolloutTakesNoEvidenceFromBefore() {
    hear(stage("CANARY", 5, now.minusSeconds(60)));
    hear(compared(now.minusSeconds(50), 10, 5));
    hear(stage("CANARY", 6, now.minusSeconds(30)));
    hear(compared(now.minusSeconds(10), 100, 40));
    assertThat(evidence().compared()).isEqualTo(100);
    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(verdict("mismatches").since()).isEqualTo(now.minusSeconds(30));
  }

  @Test
  void reportsCountHoweverLateTheyAreRead() {
    var longAgo = now.minus(Duration.ofDays(20));
    hear(stage("SHADOW", 1, longAgo.minusSeconds(600)));
    hear(compared(longAgo, 50, 1));
    hear(decided(longAgo.plus(Duration.ofDays(3)), 20, 0));
    store.forgetOldReports();
    hear(compared(longAgo.plus(Duration.ofDays(9)), 10, 1));

    assertThat(evidence().compared()).isEqualTo(60);
    assertThat(evidence().mismatched()).isEqualTo(2);
    assertThat(evidence().decided()).isEqualTo(20);
  }

  @Test
  void aReportIsKeptForADayOfReportsAndCountsNoMoreIfItComesLater() {
    var yesterday = now.minus(Duration.ofDays(1)).minusSeconds(30);
    hear(stage("SHADOW", 1, yesterday.minusSeconds(600)));
    var first = compared(yesterday, 50, 0);
    var last = compared(now, 10, 0);
    List.of(first, last).forEach(this::hear);
    store.forgetOldReports();
    List.of(first, last).forEach(this::hear);
    assertThat(evidence().compared()).isEqualTo(60);
  }

  @Test
  void aVerdictThatChangesIsPublishedOnceAndStaysUntilTheNextStage(
      AssertablePublishedEvents events) {
    hear(stage("SHADOW", 1, now.minusSeconds(600)));
    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    hear(compared(now.minusSeconds(60), 100, 40));
    hear(compared(now.minusSeconds(50), 100_000, 0));

    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.ROLL_BACK);
    assertThat(published(events))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.signal()).isEqualTo("mismatches");
          assertThat(it.observations()).isEqualTo(100);
          assertThat(it.evidence()).startsWith("40 of 100 compares differ (40.00 %)");
          assertThat(it.since()).isEqualTo(now.minusSeconds(600));
        });

    hear(stage("HOME", 2, now));
    assertThat(verdict("mismatches").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict("mismatches").evidence())
        .isEqualTo("Nothing was compared since the stage began.");
    assertThat(published(events)).hasSize(2);
  }

  @Test
  void aRollBackIsPublishedAgainIfTheNextStageIsBadFromItsFirstReports(
      AssertablePublishedEvents events) {
    hear(stage("CANARY", 1, now.minusSeconds(600)));
    hear(compared(now.minusSeconds(60), 100, 40));
    hear(compared(now.minusSeconds(20), 100, 40));
    hear(stage("CANARY", 2, now.minusSeconds(30)));

    assertThat(published(events))
        .extracting(VerdictGiven::outcome, VerdictGiven::since)
        .containsExactly(
            tuple("ROLL_BACK", now.minusSeconds(600)), tuple("ROLL_BACK", now.minusSeconds(30)));
  }

  @Test
  void hearsOfStagesAndComparesAsEvents(Scenario scenario) {
    scenario
        .publish(stage("SHADOW", 1, now.minusSeconds(60)))
        .andWaitForStateChange(() -> store.modules().contains(module), Boolean::booleanValue);
    scenario
        .publish(compared(now, 50, 20))
        .andWaitForStateChange(() -> verdict("mismatches").verdict(), Verdict.ROLL_BACK::equals);
    scenario
        .publish(decided(now, 400, 40))
        .andWaitForStateChange(() -> evidence().decidedDifferently() > 0, Boolean::booleanValue);
  }

  @Test
  void theSideThatIsLiveDoesNotDecideWhoseErrorItIs() {
    hear(report(now, "home", 100, 0, 3, 1));
    hear(report(now.plusSeconds(10), "service", 100, 0, 4, 2));
    assertThat(evidence().serviceErrors()).isEqualTo(1 + 4);
    assertThat(evidence().homeErrors()).isEqualTo(3 + 2);
  }

  @Test
  void pairsThatTookAboutTheSameTimeVoteForNobodyBeingSlowerWhicheverSideIsLive() {
    var block = Instant.ofEpochSecond(now.getEpochSecond() / 100 * 100);
    hear(paced(block, "home", 40, 0, 60));
    hear(paced(block.plusSeconds(100), "service", 0, 40, 60));
    hear(paced(block.plusSeconds(200), "home", 51, 9, 40));
    hear(paced(block.plusSeconds(300), "service", 9, 51, 40));
    assertThat(blocks.signs(module, block.plusSeconds(400))).isEqualTo(new Tally(4, 2));
  }

  private List<VerdictGiven> published(AssertablePublishedEvents events) {
    List<VerdictGiven> published = new ArrayList<>();
    events
        .ofType(VerdictGiven.class)
        .matching(it -> it.module().equals(module) && it.signal().equals("mismatches"))
        .forEach(published::add);
    return published;
  }

  private void hear(AnswersCompared event) {
    transaction.executeWithoutResult(_ -> {
      if (store.add(Report.of(event))) {
        service.judge(module);
      }
    });
  }

  private void hear(DecisionsCompared event) {
    transaction.executeWithoutResult(_ -> {
      if (store.add(Report.of(event))) {
        service.judge(module);
      }
    });
  }

  private DecisionsCompared decided(Instant at, long decided, long different) {
    return new DecisionsCompared(
        EventMetadata.about(Ids.named(module), decided, at),
        module,
        "home",
        decided,
        decided,
        different,
        List.of());
  }

  private void hear(RouteChanged event) {
    transaction.executeWithoutResult(_ -> {
      store.restart(event);
      service.judge(module);
    });
  }

  private Evidence evidence() {
    return store.all().stream().filter(it -> it.module().equals(module)).findFirst().orElseThrow();
  }

  private GivenVerdict verdict(String signal) {
    return verdicts.all().stream()
        .filter(it -> it.module().equals(module) && it.signal().equals(signal))
        .findFirst()
        .orElseThrow();
  }

  private RouteChanged stage(String stage, long epoch, Instant at) {
    return new RouteChanged(
        EventMetadata.about(Ids.named(module), epoch, at),
        module,
        "HOME",
        stage,
        epoch,
        null,
        null,
        null,
        null);
  }

  private AnswersCompared compared(Instant bucket, long compared, long mismatched) {
    return report(bucket, "home", compared, mismatched, 0, 0);
  }

  private AnswersCompared report(
      Instant bucket,
      String liveSide,
      long compared,
      long mismatched,
      long liveErrors,
      long mirroredErrors) {
    return report(
        bucket,
        liveSide,
        compared,
        mismatched,
        compared / 2,
        compared / 2,
        0,
        liveErrors,
        mirroredErrors);
  }

  private AnswersCompared paced(
      Instant bucket, String liveSide, long slower, long faster, long even) {
    return report(bucket, liveSide, slower + faster + even, 0, slower, faster, even, 0, 0);
  }

  private AnswersCompared report(
      Instant bucket,
      String liveSide,
      long compared,
      long mismatched,
      long slower,
      long faster,
      long even,
      long liveErrors,
      long mirroredErrors) {
    return new AnswersCompared(
        EventMetadata.about(Ids.named(module), 1, bucket),
        module,
        "GET /api/" + module,
        bucket,
        10,
        liveSide,
        compared,
        mismatched,
        0,
        0,
        0,
        0,
        0,
        slower,
        faster,
        even,
        liveErrors,
        mirroredErrors);
  }
}
