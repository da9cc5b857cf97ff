package dev.tandem.preferences.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Exports extends Repository<Export, ExportId> {

  /** Locks it, so that of two answers that complete it only one does. */
  @Query("select * from preferences.export where id = :id for update")
  Optional<Export> findForUpdate(ExportId id);

  Optional<Export> findById(ExportId id);

  /** Locks the member, so that of two requests at once the second finds the first one's export. */
  @Query("select member_id from preferences.member where member_id = :member for update")
  Optional<UUID> lockMember(UUID member);

  List<Export> findByMemberOrderByRequestedAtDesc(UUID member);

  @Query(
      """
      select * from preferences.export
      where private_key is not null and expires_at <= :now for update
      """)
  List<Export> findOverdue(Instant now);

  @Query("select * from preferences.export_part where export_id = :export order by module, number")
  List<ExportPart> findParts(ExportId export);

  @Modifying
  @Query(
      """
      insert into preferences.export_part (export_id, module, number, count, text)
      values (:export, :module, :number, :count, :text) on conflict do nothing
      """)
  void addPart(ExportId export, String module, int number, int count, String text);

  @Modifying
  @Query("delete from preferences.export_part where export_id = :export")
  void deleteParts(ExportId export);
}
