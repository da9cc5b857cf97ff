package dev.tandem.preferences.upload;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploads and their pieces. The pieces are kept only until they are read. */
@Repository
class Uploads {

  private static final String SELECT =
      """
      select u.id, u.purpose, u.format, u.name, u.operator, u.begun_at, u.size,
        (select coalesce(sum(length(p.bytes)), 0)::bigint
          from preferences.legacy_upload_piece p where p.upload_id = u.id) as received,
        u.state, u.refusal, u.migration_id
      from preferences.legacy_upload u
      """;

  private final JdbcClient jdbc;

  Uploads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Upload upload) {
    jdbc.sql(
            """
            insert into preferences.legacy_upload
              (id, purpose, format, name, operator, begun_at, size, state, migration_id)
            values (:id, :purpose, :format, :name, :operator, :begunAt, :size, :state, :migration)
            """)
        .param("id", upload.id())
        .param("purpose", upload.purpose())
        .param("format", upload.format())
        .param("name", upload.name())
        .param("operator", upload.operator())
        .param("begunAt", upload.begunAt())
        .param("size", upload.size())
        .param("state", upload.state())
        .param("migration", upload.migrationId())
        .update();
  }

  Optional<Upload> find(UUID id) {
    return jdbc.sql(SELECT + "where u.id = ?").param(id).query(Rows.of(Upload.class)).optional();
  }

  Optional<Upload> findForUpdate(UUID id) {
    return jdbc.sql(SELECT + "where u.id = ? for update of u")
        .param(id)
        .query(Rows.of(Upload.class))
        .optional();
  }

  /** Those that are not read to their end, and those that were refused; the newest first. */
  List<Upload> unread(int limit) {
    return jdbc.sql(SELECT + "where u.state <> 'READ' order by u.begun_at desc limit ?")
        .param(limit)
        .query(Rows.of(Upload.class))
        .list();
  }

  /** The same piece again replaces the first. */
  void savePiece(UUID upload, int number, byte[] bytes) {
    jdbc.sql(
            """
            insert into preferences.legacy_upload_piece (upload_id, number, bytes)
            values (?, ?, ?) on conflict (upload_id, number) do update set bytes = excluded.bytes
            """)
        .params(upload, number, bytes)
        .update();
  }

  boolean hasNoGap(UUID upload) {
    return jdbc.sql(
            """
            select count(*) = coalesce(max(number), -1) + 1
            from preferences.legacy_upload_piece where upload_id = ?
            """)
        .param(upload)
        .query(Rows.of(Boolean.class))
        .single();
  }

  /** Null after the last one. */
  byte @Nullable [] piece(UUID upload, int number) {
    return jdbc.sql(
            "select bytes from preferences.legacy_upload_piece where upload_id = ? and number = ?")
        .params(upload, number)
        .query((row, _) -> row.getBytes("bytes"))
        .optional()
        .orElse(null);
  }

  void setState(UUID upload, UploadState state) {
    jdbc.sql("update preferences.legacy_upload set state = ? where id = ?")
        .param(state)
        .param(upload)
        .update();
  }

  /** Takes the oldest that waits, or that a process has left unfinished. */
  Optional<UUID> claim(Instant now, Instant unseenSince) {
    return jdbc.sql(
            """
            update preferences.legacy_upload set state = 'READING', seen_at = :now
            where id = (
              select id from preferences.legacy_upload
              where state = 'WAITING' or state = 'READING' and seen_at < :unseenSince
              order by begun_at limit 1 for update skip locked)
            returning id
            """)
        .param("now", now)
        .param("unseenSince", unseenSince)
        .query(Rows.of(UUID.class))
        .optional();
  }

  void see(UUID upload, Instant now) {
    jdbc.sql("update preferences.legacy_upload set seen_at = :now where id = :id")
        .param("now", now)
        .param("id", upload)
        .update();
  }

  /** What was received is not kept any longer. */
  void close(UUID upload, UploadState state, @Nullable String refusal, @Nullable UUID migration) {
    jdbc.sql(
            """
            update preferences.legacy_upload
            set state = :state, refusal = :refusal,
              migration_id = coalesce(:migration::uuid, migration_id)
            where id = :id
            """)
        .param("state", state)
        .param("refusal", refusal)
        .param("migration", migration)
        .param("id", upload)
        .update();
    jdbc.sql("delete from preferences.legacy_upload_piece where upload_id = ?")
        .param(upload)
        .update();
  }

  /** Those of which not all has come, and nothing will. */
  void deleteIncomplete(Instant begunBefore) {
    jdbc.sql(
            "delete from preferences.legacy_upload where state = 'RECEIVING' and begun_at < :before")
        .param("before", begunBefore)
        .update();
  }

  void delete(UUID upload) {
    jdbc.sql("delete from preferences.legacy_upload where id = ?").param(upload).update();
  }
}
