package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.LegacyMigrations;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationRecords;
import dev.tandem.preferences.migration.StepResult;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does the next part of a migration in one transaction, together with how far it came. So it can be
 * interrupted anywhere: what was not committed is done again, and nothing twice.
 */
@Component
@Transactional
class BatchStep {

  private final LegacyMigrations migrations;
  private final StagedMembers members;
  private final PlanStep planStep;
  private final RollBackStep rollBackStep;
  private final MigrationRecords records;
  private final Clock clock;

  BatchStep(
      LegacyMigrations migrations,
      StagedMembers members,
      PlanStep planStep,
      RollBackStep rollBackStep,
      MigrationRecords records,
      Clock clock) {
    this.migrations = migrations;
    this.members = members;
    this.planStep = planStep;
    this.rollBackStep = rollBackStep;
    this.records = records;
    this.clock = clock;
  }

  /** The migrations that go on by themselves. */
  List<MigrationId> working() {
    return migrations.findWorking();
  }

  /**
   * Does the next part.
   *
   * @return whether there may be more to do
   * @throws MigrationStoppedException if the migration must not go on
   */
  boolean advance(MigrationId id) {
    var found = migrations.findForUpdate(id).filter(LegacyMigration::isWorking);
    if (found.isEmpty()) {
      return false;
    }
    var migration = found.get();
    if (migration.memberCount() == null) {
      members.countMembers(id);
      return true;
    }
    members.planAnew();
    var batch = members.next(migration);
    if (batch.isEmpty()) {
      finish(migration);
      return false;
    }
    migrations.advance(
        id, batch.getLast().legacyId(), batch.size(), run(migration, batch), clock.instant());
    return true;
  }

  private StepResult run(LegacyMigration migration, List<StagedMember> batch) {
    return switch (migration.state()) {
      case PLANNING -> planStep.run(migration, batch, false);
      case RUNNING -> planStep.run(migration, batch, true);
      case ROLLING_BACK -> rollBackStep.run(migration.id(), batch);
      case STAGING, STAGED, PLANNED, DONE, ROLLED_BACK ->
          throw new IllegalStateException(migration.state() + " is no run");
    };
  }

  private void finish(LegacyMigration migration) {
    var id = migration.id();
    migrations.changeState(id, migration.state().next(), clock.instant());
    records.addAction(id, "Tandem", "Came to the end of the run.", clock.instant());
  }

  /** Stops a migration that must not go on. */
  void stop(MigrationId id, String sentence) {
    migrations
        .findForUpdate(id)
        .ifPresent(_ -> {
          migrations.setPaused(id, true, sentence, clock.instant());
          records.addAction(id, "Tandem", "Paused it: " + sentence, clock.instant());
        });
  }
}
