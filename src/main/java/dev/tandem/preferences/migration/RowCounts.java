package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.RowNote;
import dev.tandem.preferences.plan.RowNote.Kind;
import java.util.Collection;

/** What became of rows of the source: each is counted once. */
public record RowCounts(long migrated, long unchanged, long quarantined) {

  public static final RowCounts NONE = new RowCounts(0, 0, 0);

  public static RowCounts of(Collection<RowNote> notes) {
    return new RowCounts(
        count(notes, Kind.MIGRATED), count(notes, Kind.UNCHANGED), count(notes, Kind.QUARANTINED));
  }

  private static long count(Collection<RowNote> notes, Kind kind) {
    return notes.stream().filter(it -> it.kind() == kind).count();
  }

  public long total() {
    return migrated + unchanged + quarantined;
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        migrated + other.migrated, unchanged + other.unchanged, quarantined + other.quarantined);
  }

  public RowCounts minus(RowCounts other) {
    return new RowCounts(
        migrated - other.migrated, unchanged - other.unchanged, quarantined - other.quarantined);
  }
}
