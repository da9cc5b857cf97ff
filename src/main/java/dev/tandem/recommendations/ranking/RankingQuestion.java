package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.candidate.Candidates;
import dev.tandem.recommendations.model.TrainedModel;
import java.util.List;

/**
 * Who is to be ranked for whom, and which places are shown.
 *
 * @param from the first place, counted from 0
 * @param until the place after the last one
 */
record RankingQuestion(
    TrainedModel model, SearchCriteria criteria, Candidates candidates, long from, long until) {

  /** The places that are shown. */
  <T> List<T> placesOf(List<T> ranked) {
    return ranked.subList(
        (int) Math.min(from, ranked.size()), (int) Math.min(until, ranked.size()));
  }
}
