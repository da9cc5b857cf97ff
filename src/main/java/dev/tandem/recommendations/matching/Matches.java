package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proposed, active and past matches of cohorts. */
@Repository
class Matches {

  private final JdbcClient jdbc;

  Matches(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps others from matching the same cohort until this transaction ends. */
  void lock(CohortId cohort) {
    jdbc.sql("select 1 from recommendations.cohort where cohort_id = ? for update")
        .param(cohort.value())
        .query(Integer.class)
        .optional();
  }

  Optional<Match> find(CohortId cohort, Match.MatchStatus status) {
    return jdbc.sql("select * from recommendations.match where cohort_id = ? and status = ?")
        .params(cohort.value(), status.name())
        .query((row, it) -> {
          var id = row.getObject("match_id", UUID.class);
          return new Match(
              id,
              cohort,
              status,
              row.getInt("version"),
              row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
              findPairings(id));
        })
        .optional();
  }

  int nextVersion(CohortId cohort) {
    return jdbc.sql(
            "select coalesce(max(version), 0) + 1 from recommendations.match where cohort_id = ?")
        .param(cohort.value())
        .query(Integer.class)
        .single();
  }

  void saveProposal(Match match) {
    markPast(match.cohort(), Match.MatchStatus.PROPOSED);
    jdbc.sql(
            """
            insert into recommendations.match (match_id, cohort_id, status, version, proposed_at)
            values (?, ?, 'PROPOSED', ?, ?)
            """)
        .params(
            match.id(),
            match.cohort().value(),
            match.version(),
            match.proposedAt().atOffset(ZoneOffset.UTC))
        .update();
    match.pairings().forEach(it -> savePairing(match.id(), it));
  }

  void activate(Match match, Instant now) {
    markPast(match.cohort(), Match.MatchStatus.ACTIVE);
    jdbc.sql(
            """
            update recommendations.match set status = 'ACTIVE', activated_at = ?
            where match_id = ?
            """)
        .params(now.atOffset(ZoneOffset.UTC), match.id())
        .update();
  }

  private void markPast(CohortId cohort, Match.MatchStatus status) {
    jdbc.sql("update recommendations.match set status = 'PAST' where cohort_id = ? and status = ?")
        .params(cohort.value(), status.name())
        .update();
  }

  private void savePairing(UUID match, Pairing pairing) {
    var mentor = pairing.mentor();
    jdbc.sql(
            """
            insert into recommendations.pair (match_id, mentee_id, mentor_id, place, locked)
            values (:match, :mentee, :mentor, :place, :locked)
            """)
        .param("match", match)
        .param("mentee", pairing.mentee().value())
        .param("mentor", mentor == null ? null : mentor.value(), Types.OTHER)
        .param("place", pairing.preferenceRank(), Types.INTEGER)
        .param("locked", pairing.locked())
        .update();
  }

  private List<Pairing> findPairings(UUID match) {
    return jdbc.sql(
            """
            select mentee_id, mentor_id, place, locked from recommendations.pair
            where match_id = ? order by mentee_id
            """)
        .param(match)
        .query((row, it) ->
            new Pairing(
                new MenteeId(row.getObject("mentee_id", UUID.class)),
                mentor(row.getObject("mentor_id", UUID.class)),
                row.getObject("place", Integer.class),
                row.getBoolean("locked")))
        .list();
  }

  private static @Nullable MentorId mentor(@Nullable UUID id) {
    return id == null ? null : new MentorId(id);
  }
}
