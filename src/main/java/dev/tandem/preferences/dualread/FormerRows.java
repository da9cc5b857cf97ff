package dev.tandem.preferences.dualread;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Timestamps;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.plan.FormerDecision;
import dev.tandem.preferences.plan.FormerPlatformRules;
import dev.tandem.preferences.plan.LegacyRow;
import dev.tandem.preferences.plan.Mapping;
import dev.tandem.preferences.plan.MappingFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.ConcurrentLruCache;

/** Applies the rules of a former platform to the rows that were staged of it. */
@Repository
class FormerRows {

  private final JdbcClient jdbc;
  private final ConcurrentLruCache<MappingVersion, Mapping> mappings;

  FormerRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.mappings = new ConcurrentLruCache<>(8, this::load);
  }

  /** A mapping is never changed; another one has another version. */
  private record MappingVersion(UUID migrationId, int version) {}

  /** That both sets of rules decide for a member at present. */
  record Participation(UUID memberId, UUID migrationId, Deciding deciding, int mappingVersion) {}

  private record MemberRow(UUID memberId, LegacyRow row) {}

  /** Of those members who take part. There is one comparison at a time. */
  List<Participation> participations(Collection<UUID> members) {
    return jdbc.sql(
            """
            select m.member_id, m.migration_id, m.deciding, d.mapping_version
            from preferences.legacy_dual_read d
              join preferences.legacy_dual_read_member m on m.migration_id = d.migration_id
            where d.ended_at is null and m.member_id = any(?)
            """)
        .param(members.toArray(UUID[]::new))
        .query(Rows.of(Participation.class))
        .list();
  }

  Map<UUID, Map<Question.OfTopic, FormerDecision>> decisionsOf(
      Participation comparison, List<UUID> members) {
    var rows =
        rowsOf(comparison.migrationId(), members).stream()
            .collect(groupingBy(MemberRow::memberId, mapping(MemberRow::row, toList())));
    var rules =
        mappings.get(new MappingVersion(comparison.migrationId(), comparison.mappingVersion()));
    var decisions = new HashMap<UUID, Map<Question.OfTopic, FormerDecision>>();
    rows.forEach((member, each) -> decisions.put(member, FormerPlatformRules.decide(each, rules)));
    return decisions;
  }

  private List<MemberRow> rowsOf(UUID migration, List<UUID> members) {
    return jdbc.sql(
            """
            select m.member_id, r.number, r.legacy_id, r.key, r.value, r.consent, r.changed_at
            from preferences.legacy_member m
              join preferences.legacy_row r
                on r.migration_id = m.migration_id and r.legacy_id = m.legacy_id
            where m.migration_id = :migration and m.member_id = any(:members)
              and r.unreadable is null
            order by m.member_id, r.number
            """)
        .param("migration", migration)
        .param("members", members.toArray(UUID[]::new))
        .query((row, _) ->
            new MemberRow(
                row.getObject("member_id", UUID.class),
                new LegacyRow(
                    row.getLong("number"),
                    row.getString("legacy_id"),
                    row.getString("key"),
                    row.getString("value"),
                    row.getString("consent"),
                    Timestamps.readNullableInstant(row, "changed_at"))))
        .list();
  }

  List<PersonalAnswer> personalAnswers(List<UUID> members) {
    return jdbc.sql(
            """
            select distinct on (member_id, question) member_id, question, value, chosen_at
            from preferences.choice
            where member_id = any(?) and source in ('MEMBER', 'OPERATOR', 'UNSUBSCRIBE_LINK')
            order by member_id, question, version desc
            """)
        .param(members.toArray(UUID[]::new))
        .query(Rows.of(PersonalAnswer.class))
        .list();
  }

  private Mapping load(MappingVersion wanted) {
    return MappingFile.parse(
        jdbc.sql(
                "select yaml from preferences.legacy_mapping where migration_id = ? and version = ?")
            .params(wanted.migrationId(), wanted.version())
            .query(Rows.of(String.class))
            .single());
  }
}
