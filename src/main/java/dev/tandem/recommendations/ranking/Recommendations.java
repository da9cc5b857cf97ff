package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.model.ModelTrainer;
import java.time.Clock;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;

/** Recommends mentors to a mentee. */
@Service
public class Recommendations {

  private final CandidateCache candidates;
  private final ModelTrainer trainer;
  private final Branch<Ranking> ranking;
  private final RecommendationsProperties properties;
  private final Clock clock;

  Recommendations(
      CandidateCache candidates,
      ModelTrainer trainer,
      Branch<Ranking> ranking,
      RecommendationsProperties properties,
      Clock clock) {
    this.candidates = candidates;
    this.trainer = trainer;
    this.ranking = ranking;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param page of the mentors whom the mentee can book, best first
   * @param dataVersion of the model by which they are ranked
   */
  record Recommended(Page<Recommendation> page, String dataVersion) {}

  /** Without a transaction: whoever waits for candidates to be read again holds no connection. */
  Recommended forMentee(Mentee mentee, @Nullable Money maxPrice, Paging paging) {
    var now = clock.instant();
    var criteria = new SearchCriteria(mentee, maxPrice, now, properties.bookableWithin());
    var trained = trainer.current();
    var question =
        new RankingQuestion(
            trained.model(),
            criteria,
            candidates.current(),
            paging.offset(),
            paging.offset() + paging.size());
    var ranked = ranking.answer(mentee.id().value(), it -> it.rank(question));
    return new Recommended(Page.of(ranked.shown(), paging, ranked.total()), trained.name());
  }
}
