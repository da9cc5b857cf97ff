package dev.tandem.preferences.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

public interface LegacyMigrations extends Repository<LegacyMigration, MigrationId> {

  Optional<LegacyMigration> findById(MigrationId id);

  /** Locks it until the transaction ends, so that its steps are taken one after the other. */
  @Query("select * from preferences.legacy_migration where id = :id for update")
  Optional<LegacyMigration> findForUpdate(MigrationId id);

  List<LegacyMigration> findAllByOrderByCreatedAtDesc();

  @Query(
      """
      select id from preferences.legacy_migration
      where not paused and state in ('PLANNING', 'RUNNING', 'ROLLING_BACK') order by created_at
      """)
  List<MigrationId> findWorking();

  /** Whether its rows decide for members, or are compared with what is decided here. */
  @Query(
      """
      select exists (select from preferences.legacy_dual_read
                     where migration_id = :id and ended_at is null)
      """)
  boolean isCompared(MigrationId id);

  @Modifying
  @Query(
      """
      update preferences.legacy_migration
      set source_rows = source_rows + :rows, unreadable_rows = unreadable_rows + :unreadable,
          changed_at = :now
      where id = :id
      """)
  void addRows(MigrationId id, long rows, long unreadable, Instant now);

  @Modifying
  @Query(
      """
      update preferences.legacy_migration
      set state = :state, paused = false, failure = null, changed_at = :now where id = :id
      """)
  void changeState(MigrationId id, MigrationState state, Instant now);

  @Modifying
  @Query(
      """
      update preferences.legacy_migration
      set state = :state, paused = false, failure = null, changed_at = :now,
          planned_version = :mapping, only_quarantined = :onlyQuarantined,
          done_until = null, done_members = 0
      where id = :id
      """)
  void beginRun(
      MigrationId id, MigrationState state, int mapping, boolean onlyQuarantined, Instant now);

  @Modifying
  @Query(
      """
      update preferences.legacy_migration
      set paused = :paused, failure = :failure, changed_at = :now where id = :id
      """)
  void setPaused(MigrationId id, boolean paused, @Nullable String failure, Instant now);

  /** Adds what a step has changed, and remembers how far it came. */
  @Modifying
  @Query(
      """
      update preferences.legacy_migration
      set done_until = :doneUntil, done_members = done_members + :members, changed_at = :now,
          migrated = migrated + :#{#step.rows.migrated},
          unchanged = unchanged + :#{#step.rows.unchanged},
          quarantined = quarantined + :#{#step.rows.quarantined},
          equal = equal + :#{#step.decisions.equal},
          stricter = stricter + :#{#step.decisions.stricter},
          looser = looser + :#{#step.decisions.looser},
          required = required + :#{#step.decisions.required},
          chosen_here = chosen_here + :#{#step.decisions.chosenHere},
          recorded = recorded + :#{#step.recorded},
          put_back = put_back + :#{#step.putBack}
      where id = :id
      """)
  void advance(MigrationId id, String doneUntil, int members, StepResult step, Instant now);

  @Modifying
  @Query(
      """
      update preferences.legacy_migration set mapping_version = :version, changed_at = :now
      where id = :id
      """)
  void setMapping(MigrationId id, int version, Instant now);

  /** The dry run must be repeated. */
  @Modifying
  @Query(
      """
      update preferences.legacy_migration set planned_version = 0, changed_at = :now where id = :id
      """)
  void forgetPlan(MigrationId id, Instant now);

  @Modifying
  @Query("delete from preferences.legacy_migration where id = :id")
  void delete(MigrationId id);
}
