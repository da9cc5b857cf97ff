package dev.tandem.recommendations.ranking;

import java.util.List;

/**
 * The mentors in the places that are shown, best first.
 *
 * @param total how many mentors the mentee can book
 */
record RankedMentors(List<Recommendation> shown, int total) {

  RankedMentors {
    shown = List.copyOf(shown);
  }
}
