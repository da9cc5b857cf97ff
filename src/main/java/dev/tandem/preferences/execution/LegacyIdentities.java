package dev.tandem.preferences.execution;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.preferences.execution.LegacyIdentity.KnownHere;
import dev.tandem.preferences.execution.LegacyIdentity.Nobody;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.RowNote;
import dev.tandem.preferences.source.MemberList.Fate;
import dev.tandem.preferences.staging.StagedRows;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds who the members of the former platform are: by the list that was given, or if there is
 * none, by the numbers of here.
 */
@Repository
class LegacyIdentities {

  private final JdbcClient jdbc;

  LegacyIdentities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param fate null if nobody says who it is
   * @param sharing how many accounts are listed as the member
   * @param known whether the member is known here
   */
  record Listed(
      String legacyId, @Nullable UUID memberId, @Nullable Fate fate, long sharing, boolean known) {

    LegacyIdentity identity() {
      if (fate == Fate.DELETED) {
        return new Nobody(RowNote.DELETED_MEMBER);
      }
      if (fate == Fate.MERGED || sharing > 1) {
        return new Nobody(RowNote.MERGED_MEMBER);
      }
      return known && memberId != null
          ? new KnownHere(memberId)
          : new Nobody(RowNote.UNKNOWN_MEMBER);
    }
  }

  Map<String, LegacyIdentity> find(MigrationId id, Collection<String> legacyIds) {
    var listed = hasList(id) ? findListed(id, legacyIds) : findByNumber(legacyIds);
    var identities = new HashMap<String, LegacyIdentity>();
    listed.forEach(it -> identities.put(it.legacyId(), it.identity()));
    identities.put(StagedRows.NOBODY, new Nobody(RowNote.UNREADABLE_ROW));
    return identities;
  }

  private boolean hasList(MigrationId id) {
    return jdbc.sql(
            "select exists (select from preferences.legacy_identity where migration_id = ?)")
        .param(id)
        .query(Rows.of(Boolean.class))
        .single();
  }

  private List<Listed> findListed(MigrationId id, Collection<String> legacyIds) {
    return jdbc.sql(
            """
            select a.legacy_id, i.member_id, i.fate, m.member_id is not null as known,
                   (select count(*) from preferences.legacy_identity o
                     where o.migration_id = i.migration_id and o.member_id = i.member_id
                       and o.fate = 'MEMBER') as sharing
            from unnest(:ids::text[]) a (legacy_id)
            left join preferences.legacy_identity i
              on i.migration_id = :id and i.legacy_id = a.legacy_id
            left join preferences.member m on m.member_id = i.member_id
            """)
        .param("ids", legacyIds.toArray(String[]::new))
        .param("id", id)
        .query(Rows.of(Listed.class))
        .list();
  }

  private List<Listed> findByNumber(Collection<String> legacyIds) {
    var numbers = new HashMap<String, UUID>();
    legacyIds.forEach(it -> uuid(it).ifPresent(number -> numbers.put(it, number)));
    var known =
        jdbc.sql("select member_id from preferences.member where member_id = any(?)")
            .param(numbers.values().toArray(UUID[]::new))
            .query(Rows.of(UUID.class))
            .set();
    return legacyIds.stream()
        .map(it -> {
          var number = numbers.get(it);
          return new Listed(
              it, number, number == null ? null : Fate.MEMBER, 1, known.contains(number));
        })
        .toList();
  }

  /** Written as numbers are written here, since two spellings would be one member. */
  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(it -> it.toString().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
