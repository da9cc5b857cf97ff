package dev.tandem.preferences.staging;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.LegacyRow;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of a source as they were read. */
@Repository
public class StagedRows {

  /** Stands for the member of rows that cannot be read. */
  public static final String NOBODY = "";

  private static final String COPY_ROWS =
      """
      copy preferences.legacy_row
        (migration_id, legacy_id, number, key, value, consent, changed_at, unreadable) from stdin
      """;
  private static final String COPY_IDENTITIES =
      "copy preferences.legacy_identity (migration_id, legacy_id, member_id, fate) from stdin";
  private static final List<String> TABLES =
      List.of("legacy_quarantine", "legacy_member", "legacy_identity", "legacy_row");
  private static final int DELETED_AT_ONCE = 20_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  StagedRows(JdbcClient jdbc, JdbcTemplate template) {
    this.jdbc = jdbc;
    this.template = template;
  }

  void copyRows(CopyText rows) {
    copy(COPY_ROWS, rows);
  }

  void copyIdentities(CopyText rows) {
    copy(COPY_IDENTITIES, rows);
  }

  private void copy(String statement, CopyText rows) {
    template.execute(
        (ConnectionCallback<@Nullable Void>)
            (Connection connection) -> {
              rows.load(statement, connection);
              return null;
            });
  }

  void deleteIdentities(MigrationId id) {
    jdbc.sql("delete from preferences.legacy_identity where migration_id = ?").param(id).update();
  }

  /** Deletes a part of what was staged and planned; false once nothing is left. */
  boolean deleteSome(MigrationId id) {
    return TABLES.stream()
        .anyMatch(table ->
            jdbc.sql(
                        """
                        delete from preferences.%1$s where ctid = any(array(
                          select ctid from preferences.%1$s where migration_id = ? limit ?))
                        """
                            .formatted(table))
                    .params(id, DELETED_AT_ONCE)
                    .update()
                > 0);
  }

  /** The rows of the first members. */
  List<LegacyRow> sample(MigrationId id, int size) {
    return jdbc.sql(
            """
            select number, legacy_id as member, key, value, consent, changed_at
            from preferences.legacy_row
            where migration_id = ? and legacy_id > '' order by legacy_id, number limit ?
            """)
        .params(id, size)
        .query(Rows.of(LegacyRow.class))
        .list();
  }
}
