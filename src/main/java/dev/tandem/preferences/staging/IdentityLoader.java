package dev.tandem.preferences.staging;

import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.source.MemberList.ListedMember;
import java.util.function.Consumer;

/** Stages the list of who the members are here, as it is read. */
final class IdentityLoader implements Consumer<ListedMember> {

  private static final int ROWS_AT_ONCE = 20_000;

  private final MigrationId id;
  private final StagedRows staged;
  private final CopyText chunk = new CopyText();
  private long count;

  IdentityLoader(MigrationId id, StagedRows staged) {
    this.id = id;
    this.staged = staged;
  }

  @Override
  public void accept(ListedMember listed) {
    chunk.field(id.value()).field(listed.legacyId()).field(listed.member());
    chunk.field(listed.fate().name()).endRow();
    count++;
    if (chunk.rows() >= ROWS_AT_ONCE) {
      flush();
    }
  }

  /** Stages what is left. */
  void flush() {
    if (chunk.rows() > 0) {
      staged.copyIdentities(chunk);
    }
  }

  long count() {
    return count;
  }
}
