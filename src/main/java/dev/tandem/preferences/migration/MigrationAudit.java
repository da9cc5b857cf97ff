package dev.tandem.preferences.migration;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what operators do to a migration elsewhere, in the transaction that does it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MigrationAudit {

  private final LegacyMigrations migrations;
  private final MigrationRecords records;
  private final Clock clock;

  MigrationAudit(LegacyMigrations migrations, MigrationRecords records, Clock clock) {
    this.migrations = migrations;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Lets nobody else take a step of the migration until the transaction ends.
   *
   * @throws Problem 404 if there is no such migration
   */
  public void lock(MigrationId id) {
    if (migrations.findForUpdate(id).isEmpty()) {
      throw Problem.notFound("migration");
    }
  }

  /** The migration must be locked. */
  public void append(MigrationId id, String operator, String action) {
    records.addAction(id, operator, action, clock.instant());
  }
}
