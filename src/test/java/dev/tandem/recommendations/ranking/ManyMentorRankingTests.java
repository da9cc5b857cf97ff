package dev.tandem.recommendations.ranking;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Tag;

/** The same on all random populations. */
@NoDatabase
@Tag("slow")
class ManyMentorRankingTests extends MentorRankingTests {

  @Override
  int populations(int all) {
    return all;
  }
}
