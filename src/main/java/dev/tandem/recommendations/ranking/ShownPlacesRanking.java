package dev.tandem.recommendations.ranking;

import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.Candidate;
import dev.tandem.recommendations.candidate.Mentor;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives the same answer as {@link CompleteRanking} in less time: ranks by sorting, and finds new
 * mentors and reasons for the places that are shown, and for no others.
 */
record ShownPlacesRanking(RecommendationsProperties properties) implements Ranking {

  @Override
  public RankedMentors rank(RankingQuestion question) {
    var criteria = question.criteria();
    var reasons = reasonFinder(question);
    var eligible = question.candidates().stream().filter(criteria::matches).toList();
    var ranked = withoutReasons(question, eligible);
    var explored =
        new Exploration(
                criteria, properties.exploreEvery(), it -> reasons.isNew(it.candidate().mentor()))
            .promoteNewMentors(ranked, question.until());
    var shown =
        question.placesOf(explored).stream()
            .map(it -> it.withReasons(reasons.find(it.candidate())))
            .toList();
    return new RankedMentors(shown, eligible.size());
  }

  private List<Recommendation> withoutReasons(RankingQuestion question, List<Candidate> eligible) {
    var ranking = new MentorRanking(question.model(), properties);
    var lists = new ScoreLists(question.model(), question.criteria()).of(eligible);
    var fused = SortedRankFusion.fuse(lists);
    return eligible.stream()
        .map(it ->
            new Recommendation(it, ranking.adjust(fused.getOrDefault(it.id(), 0.0), it), List.of()))
        .sorted(MentorRanking.BEST_FIRST)
        .toList();
  }

  private ReasonFinder reasonFinder(RankingQuestion question) {
    var mentors =
        question.candidates().stream()
            .map(Candidate::mentor)
            .collect(Collectors.toMap(Mentor::id, Function.identity()));
    return new ReasonFinder(question.criteria(), question.model(), mentors, properties.newFor());
  }
}
