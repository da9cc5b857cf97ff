package dev.tandem.recommendations;

import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mentors who fit a mentee now, best first. */
@Component
class Recommendations {

  private final Facts facts;
  private final Learning learning;
  private final RecommendationsProperties properties;
  private final Clock clock;

  Recommendations(
      Facts facts, Learning learning, RecommendationsProperties properties, Clock clock) {
    this.facts = facts;
    this.learning = learning;
    this.properties = properties;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  List<Recommendation> forMentee(Mentee mentee, @Nullable Money atMost) {
    var now = clock.instant();
    var search = new Search(mentee, atMost, now, properties.bookableWithin());
    return new Ranking(learning.learned(), properties).rank(search, facts.candidates(now));
  }
}
