package dev.tandem.preferences.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.preferences.migration.QuarantineReports;
import dev.tandem.preferences.migration.RowCounts;
import dev.tandem.preferences.plan.CommittedMapping;
import dev.tandem.preferences.plan.RowNote;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** When a migration may go on, and when it must not. */
@MigrationByHand
class MigrationRulesTests {

  private static final String KEEP_OFF = CommittedMapping.yaml();

  /** Nobody's default here is more mail than there, except where a cohort says so. */
  private static final String OPEN =
      KEEP_OFF
          .replace("keep-off: true", "keep-off: false")
          .replace("    topic/cohort-news/email: false\n", "");

  @Autowired StagingService staging;
  @Autowired MigrationService service;
  @Autowired QuarantineReports quarantine;
  @Autowired MigrationWorker worker;
  @Autowired JdbcTemplate jdbc;

  private final UUID member = UUID.randomUUID();

  @Test
  void nothingIsRecordedWithoutADryRunOfTheNewestMapping() {
    var id = stage(member + ",newsletter,0\n");
    assertRefused(() -> service.dryRun(id, "ada"), "Save a mapping first");
    service.saveMapping(id, KEEP_OFF, "ada");
    assertRefused(() -> service.start(id, "ada"), "Begin a dry run");
    dryRun(id);
    service.saveMapping(id, KEEP_OFF + "\n# more\n", "ada");

    assertRefused(() -> service.start(id, "ada"), "Begin a dry run");
    assertThat(service.saveMapping(id, KEEP_OFF + "\n# more\n", "ada"))
        .as("the same mapping again")
        .isEqualTo(2);
    dryRun(id);
    service.start(id, "ada");
    assertRefused(() -> service.dryRun(id, "ada"), "in the middle of a run");
    worker.run(id);
    assertThat(service.require(id).state()).isEqualTo(MigrationState.DONE);
    assertThat(answers()).isEqualTo(2);
  }

  @Test
  void nothingIsRecordedThatWouldMeanMoreMail() {
    enrolIntoCohortWithWeeklySummary();
    var id = stage(member + ",theme,dark\n");
    service.saveMapping(id, OPEN, "ada");
    dryRun(id);

    assertThat(service.require(id).decisions().looser()).isEqualTo(1);
    assertRefused(() -> service.start(id, "ada"), "1 decisions would mean more mail");
  }

  @Test
  void whatChangedAfterTheDryRunStopsTheRunAndIsToldForWhom() {
    var id = stage(member + ",newsletter,0\n");
    service.saveMapping(id, OPEN, "ada");
    dryRun(id);
    enrolIntoCohortWithWeeklySummary();

    service.start(id, "ada");
    worker.run(id);

    var stopped = service.require(id);
    assertThat(stopped.paused()).isTrue();
    assertThat(stopped.failure()).contains(member.toString()).contains("more mail than before");
    assertThat(answers()).isZero();
  }

  @Test
  void aPausedRunWaits() {
    var id = stage(member + ",newsletter,0\n");
    service.saveMapping(id, KEEP_OFF, "ada");
    service.dryRun(id, "ada");
    service.pause(id, "ada");
    worker.run(id);
    assertThat(service.require(id).state()).isEqualTo(MigrationState.PLANNING);
    assertRefused(() -> service.pause(id, "ada"), "Nothing is going on");

    service.resume(id, "ada");
    worker.run();

    assertThat(service.require(id).state()).isEqualTo(MigrationState.PLANNED);
    assertRefused(() -> service.resume(id, "ada"), "It is not paused");
    assertRefused(() -> service.rollBack(id, "ada"), "recorded nothing");
  }

  @Test
  void eachStepIsKeptWithWhoTookIt() {
    var id = stage(member + ",newsletter,0\n");
    service.saveMapping(id, KEEP_OFF, "bo");
    service.dryRun(id, "cleo");
    service.pause(id, "dan");
    service.resume(id, "eve");
    worker.run(id);
    service.start(id, "fay");
    worker.run(id);
    service.rollBack(id, "gus");
    worker.run(id);

    assertThat(service.actions(id))
        .extracting(it -> it.operator() + ": " + it.action())
        .as("the newest first")
        .containsExactly(
            "Tandem: Came to the end of the run.",
            "gus: Began to roll it back.",
            "Tandem: Came to the end of the run.",
            "fay: Began to record, with mapping 1.",
            "Tandem: Came to the end of the run.",
            "eve: Let it go on.",
            "dan: Paused it.",
            "cleo: Began a dry run with mapping 1.",
            "bo: Saved mapping 1.",
            "ada: Read the source.");
  }

  @Test
  void aStepThatWouldFailAgainEachSecondStopsTheRun() {
    var id = stage(member + ",newsletter,0\n");
    service.saveMapping(id, KEEP_OFF, "ada");
    service.dryRun(id, "ada");
    jdbc.update("delete from preferences.legacy_mapping where migration_id = ?", id.value());

    worker.run();

    assertThat(service.require(id).paused()).isTrue();
    assertThat(service.require(id).failure()).contains("the log says why");
  }

  @Test
  void withoutAListOnlyTheNumbersOfHereAreMembers() {
    var id =
        stage(
            member
                + ",newsletter,0\n"
                + UUID.randomUUID()
                + ",newsletter,0\n42,newsletter,0\n"
                + member.toString().toUpperCase(Locale.ROOT)
                + ",newsletter,1\n,newsletter,0\n");
    service.saveMapping(id, KEEP_OFF, "ada");
    dryRun(id);

    assertThat(service.require(id).rows()).isEqualTo(new RowCounts(1, 0, 4));
    assertThat(quarantine.rows(id, RowNote.UNKNOWN_MEMBER, true, Paging.FIRST).total())
        .isEqualTo(3);
    assertThat(quarantine.rows(id, RowNote.UNREADABLE_ROW, true, Paging.FIRST).items())
        .singleElement()
        .satisfies(it -> assertThat(it.sentence()).isEqualTo("It names no member."));
  }

  @Test
  void aMemberWithMoreRowsThanAPersonCanGiveIsNotPlanned() {
    var id = stage((member + ",newsletter,0\n").repeat(StagedMember.MOST_ROWS + 1));
    service.saveMapping(id, KEEP_OFF, "ada");
    dryRun(id);

    assertThat(service.require(id).rows())
        .isEqualTo(new RowCounts(0, 0, StagedMember.MOST_ROWS + 1));
    assertThat(quarantine.rows(id, RowNote.TOO_MANY_ROWS, true, Paging.FIRST).total())
        .isEqualTo(StagedMember.MOST_ROWS + 1);
  }

  private MigrationId stage(String rows) {
    jdbc.update("insert into preferences.member (member_id) values (?)", member);
    var csv = "user_id,key,value\n" + rows;
    return staging.stage(
        ExportFormat.KEY_VALUE_CSV,
        "x.csv",
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
        "ada");
  }

  private void dryRun(MigrationId id) {
    service.dryRun(id, "ada");
    worker.run(id);
    assertThat(service.require(id).state()).isEqualTo(MigrationState.PLANNED);
  }

  private void enrolIntoCohortWithWeeklySummary() {
    var cohort = UUID.randomUUID();
    jdbc.update("insert into preferences.cohort (cohort_id, name) values (?, 'Spring')", cohort);
    jdbc.update("insert into preferences.enrolment values (?, ?)", cohort, member);
    jdbc.update(
        """
        insert into preferences.cohort_default
          (cohort_id, version, topic, channel, value, actor, set_at)
        values (?, 1, 'weekly-summary', 'email', 'ON', ?, now())
        """,
        cohort,
        cohort);
  }

  private long answers() {
    return jdbc.queryForList(
            "select question from preferences.choice where member_id = ?", String.class, member)
        .size();
  }

  private static void assertRefused(Runnable action, String sentence) {
    assertThatThrownBy(action::run).isInstanceOf(Problem.class).hasMessageContaining(sentence);
  }
}
