package dev.tandem.preferences.execution;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.choice.Resolutions;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MemberOutcome;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationReports;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.preferences.migration.OutcomeDecision;
import dev.tandem.preferences.migration.QuarantineReports;
import dev.tandem.preferences.migration.RowCounts;
import dev.tandem.preferences.plan.CommittedMapping;
import dev.tandem.preferences.plan.ComparedDecision.Difference;
import dev.tandem.preferences.plan.LegacyEvaluator;
import dev.tandem.preferences.plan.RowNote;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.test.AssertablePublishedEvents;

/** Takes over a platform that is made to hurt, whole and step by step. */
@MigrationByHand
class MigrationRunTests {

  private static final MessyPlatform PLATFORM = new MessyPlatform(7, 300, 30);
  private static final String OPERATOR = "ada";
  private static final AtomicLong POPULATIONS = new AtomicLong(100);

  @Autowired StagingService staging;
  @Autowired MigrationService service;
  @Autowired MigrationReports reports;
  @Autowired QuarantineReports quarantine;
  @Autowired MigrationWorker worker;
  @Autowired Resolutions resolutions;
  @Autowired JdbcTemplate jdbc;

  private final long population = POPULATIONS.incrementAndGet();

  @Test
  void everyRowIsAccountedForAndNobodyGetsMoreMail() {
    var id = stage(population);
    run(id, it -> service.dryRun(it, OPERATOR));
    var planned = service.require(id);
    var plannedOutcomes = outcomes(id);
    assertThat(choicesOf(population))
        .as("a dry run records nothing")
        .allMatch(it -> it.contains("MEMBER"));

    run(id, it -> service.start(it, OPERATOR));
    var done = service.require(id);

    assertThat(planned.state()).isEqualTo(MigrationState.PLANNED);
    assertThat(done.state()).isEqualTo(MigrationState.DONE);
    assertThat(done.sourceRows()).isEqualTo(PLATFORM.allRows());
    assertThat(done.unreadableRows()).isEqualTo(PLATFORM.unreadableRows()).isPositive();
    assertThat(done.rows().total()).isEqualTo(done.sourceRows());
    assertThat(done.rows()).isEqualTo(planned.rows());
    assertThat(done.decisions()).isEqualTo(planned.decisions());
    assertThat(done.decisions().looser()).isZero();
    assertThat(done.rows().migrated()).isPositive();
    assertThat(outcomes(id)).isEqualTo(plannedOutcomes);
    assertThat(rowsInQuarantine(id)).isEqualTo(done.rows().quarantined());
    assertThat(done.recorded())
        .isEqualTo(choicesOf(population).stream().filter(it -> it.contains("IMPORT")).count());
    compareWithIndependentEvaluator(outcomes(id));
  }

  private void compareWithIndependentEvaluator(Map<String, MemberOutcome> outcomes) {
    for (int index = 0; index < PLATFORM.members(); index++) {
      var outcome = outcomes.get(MessyPlatform.legacyId(index));
      var rows = PLATFORM.readableRows(index);
      if (MessyPlatform.fate(index) != MessyPlatform.Fate.MEMBER) {
        assertThat(outcome.rows()).isEqualTo(new RowCounts(0, 0, rows.size()));
        assertThat(outcome.decisions()).isEmpty();
        continue;
      }
      assertThat(
              outcome.decisions().stream()
                  .collect(toMap(OutcomeDecision::question, OutcomeDecision::before)))
          .as("what the former platform decided for %s", outcome.legacyId())
          .isEqualTo(LegacyEvaluator.decide(rows));
      var member = MessyPlatform.member(population, index);
      assertThat(outcome.member()).isEqualTo(member);
      var resolution = resolutions.of(member);
      for (var decision : outcome.decisions()) {
        var question = (Question.OfTopic) Question.of(decision.question()).orElseThrow();
        var now = resolution.decide(question.topic(), question.channel()).on();
        assertThat(decision.after()).as("%s for %s", question.key(), member).isEqualTo(now);
        if (now && !decision.before()) {
          assertThat(question.topic().isMandatory() || hasChosenHere(member, question))
              .as("more mail about %s for %s, who did not choose it here", question.key(), member)
              .isTrue();
        }
      }
    }
  }

  private boolean hasChosenHere(UUID member, Question.OfTopic question) {
    return !jdbc.queryForList(
            "select 1 from preferences.choice where member_id = ? and source = 'MEMBER' and question in (?, 'channel/email')",
            member,
            question.key())
        .isEmpty();
  }

  @Test
  void theSameImportTwiceChangesNothing(AssertablePublishedEvents events) {
    var id = migrate(population);
    var rows = service.require(id).rows();
    var choices = choicesOf(population);
    var outcomes = outcomes(id);
    var published = snapshots(events);

    run(id, it -> service.dryRun(it, OPERATOR));
    run(id, it -> service.start(it, OPERATOR));
    var sameSource = stage(population, false);
    run(sameSource, it -> service.dryRun(it, OPERATOR));
    run(sameSource, it -> service.start(it, OPERATOR));

    assertThat(choicesOf(population)).isEqualTo(choices);
    assertThat(snapshots(events)).isEqualTo(published).isPositive();
    assertThat(service.require(sameSource).recorded()).isZero();
    assertThat(service.require(id).rows()).isEqualTo(rows);
    assertThat(service.require(sameSource).rows())
        .isEqualTo(new RowCounts(0, rows.migrated() + rows.unchanged(), rows.quarantined()));
    outcomes(id)
        .forEach((legacyId, outcome) -> {
          assertThat(outcome.rows()).isEqualTo(outcomes.get(legacyId).rows());
          assertThat(outcome.decisions()).isEqualTo(outcomes.get(legacyId).decisions());
          assertThat(outcome.notes()).doesNotContainKey(RowNote.RECORDED);
        });
  }

  @Test
  void killedAtAnyRowAndResumedItGivesTheSameResult() {
    var undisturbed = migrate(population);
    var other = POPULATIONS.incrementAndGet();
    var id = stage(other);
    service.dryRun(id, OPERATOR);
    int killed;
    try (var faults = RowFaults.install(jdbc)) {
      killed = runThroughFaults(id, faults, new Random(11), 25);
      service.start(id, OPERATOR);
      killed += runThroughFaults(id, faults, new Random(12), 25);
    }

    assertThat(killed).isGreaterThanOrEqualTo(50);
    assertThat(counts(id)).isEqualTo(counts(undisturbed));
    assertThat(comparable(outcomes(id))).isEqualTo(comparable(outcomes(undisturbed)));
    assertThat(choicesOf(other)).isEqualTo(choicesOf(population));
    assertThat(quarantine(id)).isEqualTo(quarantine(undisturbed));
  }

  @Test
  void aRollBackThatIsKilledAtAnyRowAndResumedGivesTheSameResult() {
    var undisturbed = migrate(population);
    run(undisturbed, it -> service.rollBack(it, OPERATOR));
    var other = POPULATIONS.incrementAndGet();
    var id = migrate(other);
    service.rollBack(id, OPERATOR);
    try (var faults = RowFaults.install(jdbc)) {
      assertThat(runThroughFaults(id, faults, new Random(13), 10)).isEqualTo(10);
    }

    assertThat(service.require(id).state()).isEqualTo(MigrationState.ROLLED_BACK);
    assertThat(counts(id)).isEqualTo(counts(undisturbed));
    assertThat(choicesOf(other)).isEqualTo(choicesOf(population));
    assertThat(choicesOf(other)).anyMatch(it -> it.contains("ROLL"));
  }

  /**
   * Lets each attempt fail at a random row, or when it says how far it came, and the last one come
   * to the end.
   */
  private int runThroughFaults(MigrationId id, RowFaults faults, Random random, int times) {
    int killed = 0;
    while (killed < times && service.require(id).isWorking()) {
      if (killed % 4 == 3) {
        faults.failAtProgress();
      } else {
        faults.failAfter(1 + random.nextInt(260));
      }
      try {
        worker.run(id);
      } catch (DataAccessException e) {
        killed++;
      }
    }
    faults.never();
    worker.run(id);
    return killed;
  }

  @Test
  void rollBackPutsBackWhatTheImportChangedAndNothingElse() {
    var id = stage(population);
    var before = decided(population);
    run(id, it -> service.dryRun(it, OPERATOR));
    run(id, it -> service.start(it, OPERATOR));
    var changer = MessyPlatform.member(population, 1);
    assertThat(decided(population)).isNotEqualTo(before);
    jdbc.update(
        """
        insert into preferences.choice
          (member_id, version, question, value, source, actor, chosen_at, wording)
        values (?, 99, 'topic/reminders/email', 'OFF', 'MEMBER', ?, now(), '2026-11')
        """,
        changer,
        changer);
    jdbc.update("update preferences.member set version = 99 where member_id = ?", changer);

    run(id, it -> service.rollBack(it, OPERATOR));

    assertThat(service.require(id).state()).isEqualTo(MigrationState.ROLLED_BACK);
    var after = decided(population);
    assertThat(after.remove(changer)).contains("REMINDERS=false");
    before.remove(changer);
    assertThat(after).isEqualTo(before);
    var choices = choicesOf(population).size();

    run(id, it -> service.rollBack(it, OPERATOR));
    assertThat(choicesOf(population)).as("rolled back twice").hasSize(choices);

    run(id, it -> service.dryRun(it, OPERATOR));
    run(id, it -> service.start(it, OPERATOR));
    assertThat(service.require(id).state()).isEqualTo(MigrationState.DONE);
    assertThat(outcomes(id).values()).anyMatch(it -> it.notes().containsKey(RowNote.RECORDED));
  }

  @Test
  void whatIsInQuarantineCanBeMappedLater() {
    var id = migrate(population);
    var before = service.require(id).rows();
    var frequency =
        quarantine.groups(id, 1_000).stream()
            .filter(it -> it.key().equals("email_frequency"))
            .mapToLong(it -> it.rows())
            .sum();
    assertThat(frequency).isPositive();

    service.remapQuarantine(
        id,
        CommittedMapping.yaml()
            .replace("rules:\n", "rules:\n  - {key: email_frequency, as: ignored}\n"),
        OPERATOR);
    worker.run(id);
    run(id, it -> service.start(it, OPERATOR));

    var after = service.require(id);
    assertThat(after.rows().total()).isEqualTo(after.sourceRows());
    assertThat(after.rows().migrated()).isEqualTo(before.migrated());
    var resolved =
        jdbc.queryForObject(
            "select count(*) from preferences.legacy_quarantine where migration_id = ? and resolved_version = 2",
            Long.class,
            id.value());
    assertThat(resolved).isPositive();
    assertThat(after.rows().quarantined()).isEqualTo(before.quarantined() - resolved);
    assertThat(rowsInQuarantine(id)).isEqualTo(after.rows().quarantined());
    assertThat(quarantine.groups(id, 1_000))
        .filteredOn(it -> it.reason() == RowNote.UNKNOWN_KEY)
        .noneMatch(it -> it.key().equals("email_frequency"));
  }

  @Test
  void thePreviewAndTheReportsCanBeRead() {
    var id = migrate(population);

    assertThat(staging.preview(id, CommittedMapping.yaml()))
        .anySatisfy(it -> {
          assertThat(it.key()).isEqualTo("theme");
          assertThat(it.note()).isEqualTo(RowNote.IGNORED);
        })
        .anySatisfy(it -> assertThat(it.question()).isEqualTo("topic/reminders/email"));
    var stricter = reports.members(id, "", Difference.STRICTER, Paging.FIRST);
    assertThat(stricter.items())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.counts().stricter()).isPositive());
    var one = MessyPlatform.member(population, 0);
    assertThat(reports.members(id, one.toString(), null, Paging.FIRST).items())
        .singleElement()
        .isEqualTo(reports.find(id, one).orElseThrow());
    assertThat(reports.members(id, "user-00001", null, Paging.FIRST).total()).isEqualTo(10);
    assertThat(quarantine.rows(id, RowNote.ZONE_WITHOUT_PLACE, true, Paging.FIRST).items())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.value()).isIn("GMT+2", "+02:00"));
    assertThat(service.actions(id)).extracting(it -> it.operator()).contains(OPERATOR);
  }

  private static long snapshots(AssertablePublishedEvents events) {
    return StreamSupport.stream(events.ofType(PreferencesChanged.class).spliterator(), false)
        .count();
  }

  private MigrationId stage(long ofPopulation) {
    return stage(ofPopulation, true);
  }

  private MigrationId stage(long ofPopulation, boolean newMembers) {
    if (newMembers) {
      PLATFORM.membersHere(ofPopulation).forEach(jdbc::execute);
    }
    var id = staging.stage(ExportFormat.KEY_VALUE_CSV, "preferences.csv", PLATFORM.csv(), OPERATOR);
    staging.listMembers(id, PLATFORM.list(ofPopulation), OPERATOR);
    service.saveMapping(id, CommittedMapping.yaml(), OPERATOR);
    return id;
  }

  private MigrationId migrate(long ofPopulation) {
    var id = stage(ofPopulation);
    run(id, it -> service.dryRun(it, OPERATOR));
    run(id, it -> service.start(it, OPERATOR));
    return id;
  }

  private void run(MigrationId id, Consumer<MigrationId> begin) {
    begin.accept(id);
    worker.run(id);
    assertThat(service.require(id).failure()).isNull();
  }

  private Map<String, MemberOutcome> outcomes(MigrationId id) {
    var outcomes = new TreeMap<String, MemberOutcome>();
    reports.forEachMember(id, it -> outcomes.put(it.legacyId(), it));
    return outcomes;
  }

  private static Map<String, List<Object>> comparable(Map<String, MemberOutcome> outcomes) {
    var comparable = new TreeMap<String, List<Object>>();
    outcomes.forEach((id, it) ->
        comparable.put(id, List.of(it.rows(), it.counts(), it.notes(), it.decisions())));
    return comparable;
  }

  private List<Object> counts(MigrationId id) {
    LegacyMigration it = service.require(id);
    return List.of(
        it.state(), it.rows(), it.decisions(), it.recorded(), it.putBack(), it.progress());
  }

  /** What was recorded, without the members' and the migrations' numbers. */
  private List<String> choicesOf(long ofPopulation) {
    return jdbc.queryForList(
        """
        select concat_ws(' ', ('x' || right(member_id::text, 8))::bit(32)::int, version, question, value,
                         confirmed, kept_off, source, wording)
        from preferences.choice where starts_with(member_id::text, ?)
        order by member_id, version, question
        """,
        String.class,
        prefix(ofPopulation));
  }

  private static String prefix(long ofPopulation) {
    return new UUID(ofPopulation, 0).toString().substring(0, 18);
  }

  private List<Map<String, Object>> quarantine(MigrationId id) {
    return jdbc.queryForList(
        "select legacy_id, number, reason, resolved_version from preferences.legacy_quarantine where migration_id = ? order by 1, 2",
        id.value());
  }

  private long rowsInQuarantine(MigrationId id) {
    return quarantine.rows(id, null, true, Paging.FIRST).total();
  }

  /** Everything that is decided, by member. */
  private Map<UUID, List<String>> decided(long ofPopulation) {
    var decided = new HashMap<UUID, List<String>>();
    for (int index = 0; index < PLATFORM.members(); index++) {
      var member = MessyPlatform.member(ofPopulation, index);
      var resolution = resolutions.of(member);
      var all = new ArrayList<String>();
      for (var topic : Topic.values()) {
        all.add(topic + "=" + resolution.decide(topic, Channel.EMAIL).on());
      }
      all.add(new TreeMap<>(resolution.own().byQuestion()).toString());
      decided.put(member, all);
    }
    return decided;
  }

  /** Makes statements fail at a certain row, as the end of the process at that point would. */
  private record RowFaults(JdbcTemplate jdbc, String database) implements AutoCloseable {

    private static final List<String> TABLES =
        List.of("choice", "member", "legacy_member", "legacy_quarantine", "legacy_migration");

    static RowFaults install(JdbcTemplate jdbc) {
      var faults =
          new RowFaults(jdbc, jdbc.queryForObject("select current_database()", String.class));
      var statements = new ArrayList<String>();
      statements.add("create sequence preferences.fault_row");
      statements.add("create table preferences.fault (at bigint, at_progress boolean)");
      statements.add("grant all on preferences.fault_row, preferences.fault to public");
      statements.add(
          """
          create function preferences.fail_at_row() returns trigger language plpgsql as $$ begin
            if nextval('preferences.fault_row') = (select max(at) from preferences.fault)
                or tg_table_name = 'legacy_migration'
                  and exists (select from preferences.fault where at_progress) then
              raise exception 'killed';
            end if;
            return new;
          end $$
          """);
      TABLES.forEach(it ->
          statements.add(
              "create trigger fail_at_row before insert or update on preferences.%s for each row execute function preferences.fail_at_row()"
                  .formatted(it)));
      TestDatabase.executeAsOwner(faults.database(), statements.toArray(String[]::new));
      return faults;
    }

    void failAfter(int rows) {
      TestDatabase.executeAsOwner(
          database,
          "delete from preferences.fault",
          "insert into preferences.fault (at) select last_value + %s from preferences.fault_row"
              .formatted(rows));
    }

    void failAtProgress() {
      TestDatabase.executeAsOwner(
          database,
          "delete from preferences.fault",
          "insert into preferences.fault (at_progress) values (true)");
    }

    void never() {
      TestDatabase.executeAsOwner(database, "delete from preferences.fault");
    }

    @Override
    public void close() {
      var statements = new ArrayList<String>();
      TABLES.forEach(it -> statements.add("drop trigger fail_at_row on preferences." + it));
      statements.add("drop function preferences.fail_at_row()");
      statements.add("drop table preferences.fault");
      statements.add("drop sequence preferences.fault_row");
      TestDatabase.executeAsOwner(database, statements.toArray(String[]::new));
    }
  }
}
