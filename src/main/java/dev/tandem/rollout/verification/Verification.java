package dev.tandem.rollout.verification;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Compares a module's tables in two databases, while the source may still be written. Differences
 * are reported by table, key and column, never by value.
 */
public final class Verification {

  /** The number of differences of one table that are reported. */
  static final int MAX_REPORTED_DIFFERENCES = 100;

  private static final int DEFAULT_ROWS_PER_RANGE = 25_000;

  private final String module;
  private final ModuleDatabase source;
  private final ModuleDatabase target;
  private final List<OwnedRows> ownedRows;
  private final BooleanSupplier catchUp;
  private final int rowsPerRange;

  /**
   * @param ownedRows rows of shared tables that are compared, too
   * @param catchUp waits until the target has what the source had; false when it does not in time
   */
  public Verification(
      String module,
      ModuleDatabase source,
      ModuleDatabase target,
      List<OwnedRows> ownedRows,
      BooleanSupplier catchUp) {
    this(module, source, target, ownedRows, catchUp, DEFAULT_ROWS_PER_RANGE);
  }

  /**
   * @param rowsPerRange rows of a range for which one digest is compared at first
   */
  public Verification(
      String module,
      ModuleDatabase source,
      ModuleDatabase target,
      List<OwnedRows> ownedRows,
      BooleanSupplier catchUp,
      int rowsPerRange) {
    this.module = module;
    this.source = source;
    this.target = target;
    this.ownedRows = ownedRows;
    this.catchUp = catchUp;
    this.rowsPerRange = rowsPerRange;
  }

  public VerificationReport run() {
    long start = System.nanoTime();
    var results = new ArrayList<TableResult>();
    var queries = queries();
    try (var sessions = SessionPair.open(source, target)) {
      queries.forEach(query ->
          results.add(new TableComparison(query, sessions, catchUp).compare(rowsPerRange)));
    }
    return VerificationReport.of(results, Duration.ofNanos(System.nanoTime() - start));
  }

  private List<RowHashQuery> queries() {
    var sourceTables = TableCatalog.load(source, module, ownedRows);
    var targetTables = TableCatalog.load(target, module, ownedRows);
    sourceTables
        .differenceFrom(targetTables)
        .ifPresent(difference -> {
          throw new CannotReplicateException(
              "the tables of %s cannot be compared: %s.".formatted(module, difference));
        });
    return sourceTables.tables().stream()
        .map(table -> RowHashQuery.of(table, targetTables.byName(table.name())))
        .toList();
  }
}
