package dev.tandem.preferences.staging;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.LegacyMigrations;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationRecords;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.MappingFile;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.source.LimitedStream;
import dev.tandem.preferences.source.MemberList;
import dev.tandem.preferences.source.SourceRow;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads sources into the module's own tables. A source is staged as a whole or not at all: if it
 * cannot be read to its end, nothing is left of it.
 */
@Service
public class StagingService {

  private final LegacyMigrations migrations;
  private final StagedRows staged;
  private final MigrationRecords records;
  private final JdbcAggregateOperations aggregates;
  private final TransactionTemplate transaction;
  private final MigrationProperties properties;
  private final Clock clock;

  StagingService(
      LegacyMigrations migrations,
      StagedRows staged,
      MigrationRecords records,
      JdbcAggregateOperations aggregates,
      TransactionTemplate transaction,
      MigrationProperties properties,
      Clock clock) {
    this.migrations = migrations;
    this.staged = staged;
    this.records = records;
    this.aggregates = aggregates;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Reads a file, which may be of any size up to the configured limit.
   *
   * @param name of the file, for operators
   * @throws Problem 422 if it cannot be read; nothing is left of it then
   */
  public MigrationId stage(ExportFormat format, String name, InputStream bytes, String operator) {
    return stage(
        format,
        name,
        operator,
        rows -> format.read(new LimitedStream(bytes, properties.maxSize()), rows));
  }

  /** The names of the tables of other databases that may be read. */
  public List<String> tables() {
    return properties.tables().keySet().stream().sorted().toList();
  }

  /**
   * Reads a table of another database.
   *
   * @param name in the configuration
   * @throws Problem 404 if none is configured by that name, 422 if it cannot be read
   */
  public MigrationId stageTable(String name, String operator) {
    var table =
        Optional.ofNullable(properties.tables().get(name))
            .orElseThrow(() ->
                Problem.refused(
                    "unknown-table",
                    "No table is configured as “%s”. Set tandem.preferences.migration.tables.%s.url and .table, then restart."
                        .formatted(name, name)));
    return stage(ExportFormat.TABLE, name, operator, rows -> new TableReader(table).read(rows));
  }

  private MigrationId stage(
      ExportFormat format, String name, String operator, Consumer<Consumer<SourceRow>> source) {
    var migration = LegacyMigration.begin(name, format, clock.instant());
    transaction.executeWithoutResult(_ -> aggregates.insert(migration));
    var id = migration.id();
    var loader = new RowLoader(id, staged, migrations, transaction, clock);
    try {
      source.accept(loader);
      loader.flush();
      requireReadable(loader);
      transaction.executeWithoutResult(_ -> {
        migrations.changeState(id, MigrationState.STAGED, clock.instant());
        records.addAction(id, operator, "Read the source.", clock.instant());
      });
      return id;
    } catch (RuntimeException e) {
      deleteAfter(e, id);
      throw e;
    }
  }

  /** Where even that fails, it stays as one that was not read to its end. */
  private void deleteAfter(RuntimeException failure, MigrationId id) {
    try {
      delete(id);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static void requireReadable(RowLoader loader) {
    if (!loader.isAnyReadable()) {
      throw Problem.refused(
          "unreadable-export",
          ("No row can be read in this format. " + loader.firstMistake()).strip());
    }
  }

  /**
   * Reads who each member of the former platform is here, instead of any list before it. Without a
   * list, the former platform's numbers are taken for those of here.
   *
   * @return how many it names
   * @throws Problem 422 if the list cannot be read; the one before stays then
   */
  public long listMembers(MigrationId id, InputStream csv, String operator) {
    try {
      var count = transaction.execute(_ -> replaceList(id, csv, operator));
      return count == null ? 0 : count;
    } catch (DuplicateKeyException e) {
      throw Problem.refused(
          "invalid-member-list",
          "The list has a number of the former platform twice. Leave one of the rows out.");
    }
  }

  private long replaceList(MigrationId id, InputStream csv, String operator) {
    requireIdle(id);
    staged.deleteIdentities(id);
    var loader = new IdentityLoader(id, staged);
    MemberList.read(new LimitedStream(csv, properties.maxSize()), loader);
    loader.flush();
    migrations.forgetPlan(id, clock.instant());
    records.addAction(
        id, operator, "Listed %s members.".formatted(loader.count()), clock.instant());
    return loader.count();
  }

  /** What a mapping makes of the values of the first members, without saving it. */
  public List<PreviewedValue> preview(MigrationId id, String yaml) {
    var mapping = MappingFile.parse(yaml);
    return MappingPreview.of(staged.sample(id, MappingPreview.ROWS), mapping);
  }

  /** The first rows of the source, by the members' numbers. */
  public List<LegacyRow> sample(MigrationId id, int size) {
    return staged.sample(id, size);
  }

  /**
   * Forgets the source, the plan and the quarantine. What was recorded stays, and can no longer be
   * rolled back; that it was discarded, and by whom, is in the log of events.
   *
   * @throws Problem 409 in the middle of a run, or while decisions are compared with the source
   */
  public void discard(MigrationId id, String operator) {
    transaction.executeWithoutResult(_ -> {
      var migration = require(id);
      if (migration.isWorking()) {
        throw Problem.conflict("migration-busy", "Pause it before you discard it.");
      }
      if (migrations.isCompared(id)) {
        throw Problem.conflict(
            "migration-compared",
            "Its rows still decide for members. End the comparison before you discard it.");
      }
      records.addAction(
          id,
          operator,
          "Discarded it, with a source of %s rows.".formatted(migration.sourceRows()),
          clock.instant());
    });
    delete(id);
  }

  private void delete(MigrationId id) {
    transaction.executeWithoutResult(
        _ -> migrations.changeState(id, MigrationState.STAGING, clock.instant()));
    boolean deleted;
    do {
      deleted = Boolean.TRUE.equals(transaction.execute(_ -> staged.deleteSome(id)));
    } while (deleted);
    transaction.executeWithoutResult(_ -> migrations.delete(id));
  }

  private LegacyMigration require(MigrationId id) {
    return migrations.findForUpdate(id).orElseThrow(() -> Problem.notFound("migration"));
  }

  private void requireIdle(MigrationId id) {
    if (Set.of(MigrationState.STAGING, MigrationState.PLANNING, MigrationState.RUNNING)
        .contains(require(id).state())) {
      throw Problem.conflict("migration-busy", "It is in the middle of a run. Wait for its end.");
    }
  }
}
