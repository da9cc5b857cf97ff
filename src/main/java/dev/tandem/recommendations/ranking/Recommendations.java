package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.CandidateQueries;
import dev.tandem.recommendations.candidate.Mentee;
import dev.tandem.recommendations.model.ModelTrainer;
import java.time.Clock;
import java.util.List;
import org.jmolecules.ddd.annotation.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Recommends mentors to a mentee. */
@Service
public class Recommendations {

  private final CandidateQueries queries;
  private final ModelTrainer trainer;
  private final RecommendationsProperties properties;
  private final Clock clock;

  Recommendations(
      CandidateQueries queries,
      ModelTrainer trainer,
      RecommendationsProperties properties,
      Clock clock) {
    this.queries = queries;
    this.trainer = trainer;
    this.properties = properties;
    this.clock = clock;
  }

  /** The mentors whom the mentee can book, best first. */
  @Transactional(readOnly = true)
  public List<Recommendation> forMentee(Mentee mentee, @Nullable Money maxPrice) {
    var now = clock.instant();
    var criteria = new SearchCriteria(mentee, maxPrice, now, properties.bookableWithin());
    return new MentorRanking(trainer.currentModel(), properties)
        .rank(criteria, queries.candidates(now));
  }
}
