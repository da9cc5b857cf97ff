package dev.tandem.recommendations.ranking;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.RecommendationsProperties;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mentors who fit a mentee now, best first. */
@Component
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

  @Transactional(readOnly = true)
  public List<Recommendation> forMentee(Mentee mentee, @Nullable Money atMost) {
    var now = clock.instant();
    var search = new SearchCriteria(mentee, atMost, now, properties.bookableWithin());
    return new MentorRanking(trainer.currentModel(), properties)
        .rank(search, queries.candidates(now));
  }
}
