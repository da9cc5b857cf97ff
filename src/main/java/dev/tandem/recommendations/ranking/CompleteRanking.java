package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.RecommendationsProperties;

/** Ranks all mentors with their reasons, and then takes the places that are shown. */
record CompleteRanking(RecommendationsProperties properties) implements Ranking {

  @Override
  public RankedMentors rank(RankingQuestion question) {
    var ranked =
        new MentorRanking(question.model(), properties)
            .rank(question.criteria(), question.candidates());
    return new RankedMentors(question.placesOf(ranked), ranked.size());
  }
}
