package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.branch.Branched;

/** Ranks the mentors a mentee can book. A pure function: the same question has the same answer. */
@Branched(name = "ranking", until = "2027-06-30")
public interface Ranking {

  RankedMentors rank(RankingQuestion question);
}
