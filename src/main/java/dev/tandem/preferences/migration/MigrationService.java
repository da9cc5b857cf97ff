package dev.tandem.preferences.migration;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.plan.MappingFile;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What operators do to migrations. What takes long is only begun here; the module goes on with it
 * by itself.
 */
@Service
@Transactional
public class MigrationService {

  private final LegacyMigrations migrations;
  private final MigrationRecords records;
  private final Clock clock;

  MigrationService(LegacyMigrations migrations, MigrationRecords records, Clock clock) {
    this.migrations = migrations;
    this.records = records;
    this.clock = clock;
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  public List<LegacyMigration> list() {
    return migrations.findAllByOrderByCreatedAtDesc();
  }

  @Transactional(readOnly = true)
  public LegacyMigration require(MigrationId id) {
    return migrations.findById(id).orElseThrow(() -> Problem.notFound("migration"));
  }

  /** What operators did to it, the newest first. */
  @Transactional(readOnly = true)
  public List<MigrationAction> actions(MigrationId id) {
    return records.actions(id);
  }

  /** The mapping files, the newest first. */
  @Transactional(readOnly = true)
  public List<SavedMapping> mappings(MigrationId id) {
    return records.mappings(id);
  }

  /**
   * Saves a mapping, to be used by the next dry run.
   *
   * @return its version
   * @throws Problem 422 if the mapping cannot be used, 409 while a run uses another one
   */
  public int saveMapping(MigrationId id, String yaml, String operator) {
    MappingFile.parse(yaml);
    var migration = lock(id);
    requireIdle(migration);
    var newest = records.mapping(id, migration.mappingVersion());
    if (newest.isPresent() && newest.get().yaml().equals(yaml)) {
      return migration.mappingVersion();
    }
    int version = migration.mappingVersion() + 1;
    var now = clock.instant();
    records.addMapping(id, new SavedMapping(version, yaml, operator, now));
    migrations.setMapping(id, version, now);
    records.addAction(id, operator, "Saved mapping %s.".formatted(version), now);
    return version;
  }

  /**
   * Begins to plan what the newest mapping means for each member, without recording anything.
   *
   * @throws Problem 409 without a mapping, or in the middle of a run
   */
  public void dryRun(MigrationId id, String operator) {
    plan(id, false, operator, "Began a dry run with mapping %s.");
  }

  /**
   * Saves a mapping that knows more, and begins a dry run for the members with rows in quarantine.
   */
  public void remapQuarantine(MigrationId id, String yaml, String operator) {
    saveMapping(id, yaml, operator);
    plan(id, true, operator, "Began a dry run of the quarantine with mapping %s.");
  }

  private void plan(MigrationId id, boolean onlyQuarantined, String operator, String action) {
    var migration = lock(id);
    requireIdle(migration);
    if (migration.mappingVersion() == 0) {
      throw Problem.conflict(
          "no-mapping", "Save a mapping first, which says what each key of the source means here.");
    }
    var now = clock.instant();
    migrations.beginRun(
        id, MigrationState.PLANNING, migration.mappingVersion(), onlyQuarantined, now);
    records.addAction(id, operator, action.formatted(migration.mappingVersion()), now);
  }

  /**
   * Begins to record what was planned.
   *
   * @throws Problem 409 if the dry run is missing, older than the mapping, or found members who
   *     would get more mail than before
   */
  public void start(MigrationId id, String operator) {
    var migration = lock(id);
    requireIdle(migration);
    if (migration.state() != MigrationState.PLANNED
        || migration.plannedVersion() != migration.mappingVersion()) {
      throw Problem.conflict(
          "not-planned", "Begin a dry run with the newest mapping first, and wait for its end.");
    }
    if (migration.decisions().looser() > 0) {
      throw Problem.conflict(
          "looser-decisions",
          "%s decisions would mean more mail than before. Write “keep-off: true” into the mapping, or map their keys; then repeat the dry run."
              .formatted(migration.decisions().looser()));
    }
    var now = clock.instant();
    migrations.beginRun(
        id,
        MigrationState.RUNNING,
        migration.plannedVersion(),
        migration.progress().onlyQuarantined(),
        now);
    records.addAction(
        id,
        operator,
        "Began to record, with mapping %s.".formatted(migration.plannedVersion()),
        now);
  }

  /** Stops it after the members that are being handled. */
  public void pause(MigrationId id, String operator) {
    var migration = lock(id);
    if (!migration.isWorking()) {
      throw Problem.conflict("not-working", "Nothing is going on that could be paused.");
    }
    migrations.setPaused(id, true, null, clock.instant());
    records.addAction(id, operator, "Paused it.", clock.instant());
  }

  /** Lets it go on where it stopped. */
  public void resume(MigrationId id, String operator) {
    var migration = lock(id);
    if (!migration.paused()) {
      throw Problem.conflict("not-paused", "It is not paused.");
    }
    migrations.setPaused(id, false, null, clock.instant());
    records.addAction(id, operator, "Let it go on.", clock.instant());
  }

  /**
   * Begins to put back what it recorded, except where the member has chosen since.
   *
   * @throws Problem 409 if it recorded nothing
   */
  public void rollBack(MigrationId id, String operator) {
    var migration = lock(id);
    if (migration.state() == MigrationState.ROLLING_BACK || migration.recorded() == 0) {
      throw Problem.conflict("nothing-to-roll-back", "It has recorded nothing to put back.");
    }
    var now = clock.instant();
    migrations.beginRun(id, MigrationState.ROLLING_BACK, migration.plannedVersion(), false, now);
    records.addAction(id, operator, "Began to roll it back.", now);
  }

  private LegacyMigration lock(MigrationId id) {
    return migrations.findForUpdate(id).orElseThrow(() -> Problem.notFound("migration"));
  }

  private static void requireIdle(LegacyMigration migration) {
    if (!Set.of(
            MigrationState.STAGED,
            MigrationState.PLANNED,
            MigrationState.DONE,
            MigrationState.ROLLED_BACK)
        .contains(migration.state())) {
      throw Problem.conflict(
          "migration-busy",
          migration.state() == MigrationState.STAGING
              ? "Its source has not been read to the end. Discard it, then read the source again."
              : "It is in the middle of a run. Wait for its end.");
    }
  }
}
