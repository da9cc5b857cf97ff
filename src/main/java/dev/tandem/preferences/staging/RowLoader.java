package dev.tandem.preferences.staging;

import dev.tandem.preferences.migration.LegacyMigrations;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.source.SourceRow;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stages the rows of a source as they are read, a few thousand in each transaction: so their number
 * does not matter, and no long transaction keeps the module from being moved.
 */
final class RowLoader implements Consumer<SourceRow> {

  private static final int ROWS_AT_ONCE = 20_000;
  private static final int CHARACTERS_AT_ONCE = 4_000_000;

  private final MigrationId id;
  private final StagedRows staged;
  private final LegacyMigrations migrations;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final CopyText chunk = new CopyText();
  private final Instant now;
  private long unreadableInChunk;
  private long readable;
  private @Nullable String firstMistake;

  RowLoader(
      MigrationId id,
      StagedRows staged,
      LegacyMigrations migrations,
      TransactionTemplate transaction,
      Clock clock) {
    this.id = id;
    this.staged = staged;
    this.migrations = migrations;
    this.transaction = transaction;
    this.clock = clock;
    this.now = clock.instant();
  }

  @Override
  public void accept(SourceRow row) {
    switch (row) {
      case SourceRow.Usable(LegacyRow read) -> {
        readable++;
        add(read.member().strip(), read);
      }
      case SourceRow.Unreadable(long number, String sentence) -> {
        unreadableInChunk++;
        firstMistake = firstMistake == null ? sentence : firstMistake;
        chunk.field(id.value()).field(StagedRows.NOBODY).field(number).field("");
        chunk.field(null).field(null).field(null).field(sentence).endRow();
      }
    }
    if (chunk.rows() >= ROWS_AT_ONCE || chunk.length() >= CHARACTERS_AT_ONCE) {
      flush();
    }
  }

  private void add(String member, LegacyRow row) {
    var changedAt = row.changedAt();
    chunk.field(id.value()).field(member).field(row.number()).field(row.key());
    chunk.field(row.value()).field(row.consent());
    chunk.field(changedAt == null || changedAt.isAfter(now) ? null : changedAt);
    chunk.field(null).endRow();
  }

  /** Stages what is left. */
  void flush() {
    if (chunk.rows() > 0) {
      transaction.executeWithoutResult(_ -> {
        migrations.addRows(id, chunk.rows(), unreadableInChunk, clock.instant());
        staged.copyRows(chunk);
      });
      unreadableInChunk = 0;
    }
  }

  boolean isAnyReadable() {
    return readable > 0;
  }

  /** What is wrong with the first row that could not be read; empty if all could. */
  String firstMistake() {
    return firstMistake == null ? "" : firstMistake;
  }
}
