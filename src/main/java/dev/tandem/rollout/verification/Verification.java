package dev.tandem.rollout.verification;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.replication.CannotReplicateException;
import dev.tandem.rollout.replication.ModuleDatabase;
import dev.tandem.rollout.replication.TableCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Compares a module's tables on both sides, while the source may go on writing. What differs is
 * named by table, key and column, never by what stands there.
 */
public final class Verification {

  /** Differences of one table that are named. */
  static final int MAX_REPORTED_DIFFERENCES = 100;

  private static final int DEFAULT_ROWS_PER_RANGE = 25_000;

  private final String module;
  private final ModuleDatabase sourceDatabase;
  private final ModuleDatabase targetDatabase;
  private final List<OwnedRows> ownedRows;
  private final BooleanSupplier catchUp;
  private final int rowsPerRange;

  /**
   * @param catchUp waits until the target has what the source had; false when it has not
   */
  public Verification(
      String module,
      ModuleDatabase sourceDatabase,
      ModuleDatabase targetDatabase,
      List<OwnedRows> ownedRows,
      BooleanSupplier catchUp) {
    this(module, sourceDatabase, targetDatabase, ownedRows, catchUp, DEFAULT_ROWS_PER_RANGE);
  }

  /**
   * @param piece so many rows share a digest at first
   */
  public Verification(
      String module,
      ModuleDatabase sourceDatabase,
      ModuleDatabase targetDatabase,
      List<OwnedRows> ownedRows,
      BooleanSupplier catchUp,
      int rowsPerRange) {
    this.module = module;
    this.sourceDatabase = sourceDatabase;
    this.targetDatabase = targetDatabase;
    this.ownedRows = ownedRows;
    this.catchUp = catchUp;
    this.rowsPerRange = rowsPerRange;
  }

  public VerificationReport run() {
    long start = System.nanoTime();
    var here = TableCatalog.load(sourceDatabase, module, ownedRows);
    var there = TableCatalog.load(targetDatabase, module, ownedRows);
    here.differenceFrom(there)
        .ifPresent(it -> {
          throw new CannotReplicateException(
              "the tables of %s cannot be compared: %s.".formatted(module, it));
        });
    var differences = new ArrayList<RowDifference>();
    boolean more = false;
    long restless = 0;
    long rows = 0;
    try (var other = Executors.newSingleThreadExecutor();
        var source = new ComparisonSession(sourceDatabase);
        var target = new ComparisonSession(targetDatabase)) {
      for (var table : here.tables()) {
        var comparison =
            new TableComparison(
                RowHashQuery.of(table, there.byName(table.name())), source, target, catchUp, other);
        rows += comparison.compare(rowsPerRange);
        differences.addAll(comparison.differences());
        more |= comparison.hasReachedLimit();
        restless += comparison.unsettledRows();
      }
    }
    return new VerificationReport(
        differences, more, restless, rows, Duration.ofNanos(System.nanoTime() - start));
  }
}
