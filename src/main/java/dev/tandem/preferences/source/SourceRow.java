package dev.tandem.preferences.source;

import dev.tandem.preferences.migration.LegacyRow;

/** A row of an export. */
public sealed interface SourceRow {

  /** From 1, without gaps. */
  long number();

  record Readable(LegacyRow row) implements SourceRow {
    @Override
    public long number() {
      return row.number();
    }
  }

  /**
   * @param sentence what is wrong with it
   */
  record Unreadable(long number, String sentence) implements SourceRow {}
}
