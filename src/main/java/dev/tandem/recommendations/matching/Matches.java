package dev.tandem.recommendations.matching;

import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.matching.Match.MatchStatus;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The proposed, active and past matches of cohorts; a cohort has one proposal and one active. */
interface Matches extends Repository<Match, MatchId> {

  Optional<Match> findByCohortAndStatus(CohortId cohort, MatchStatus status);

  @Query(
      "select coalesce(max(version), 0) + 1 from recommendations.match where cohort_id = :cohort")
  int nextVersion(CohortId cohort);

  @Modifying
  @Query(
      "update recommendations.match set status = 'ACTIVE', activated_at = :now where match_id = :id")
  void activate(MatchId id, Instant now);

  @Modifying
  @Query(
      """
      update recommendations.match set status = 'PAST'
      where cohort_id = :cohort and status = :status
      """)
  void markPast(CohortId cohort, MatchStatus status);
}
