package dev.tandem.recommendations.model;

import dev.tandem.recommendations.MentorId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores that a model gives some of the mentors. */
public final class MentorScores {

  static final MentorScores NONE = new MentorScores(Map.of(), new double[0]);

  private final Map<MentorId, Integer> positions;
  private final double[] scores;

  /**
   * @param positions of the mentors in the scores
   * @param scores NaN where a mentor has none
   */
  MentorScores(Map<MentorId, Integer> positions, double[] scores) {
    this.positions = positions;
    this.scores = scores;
  }

  static Map<MentorId, Integer> positions(List<MentorId> mentors) {
    var positions = HashMap.<MentorId, Integer>newHashMap(mentors.size());
    for (int i = 0; i < mentors.size(); i++) {
      positions.put(mentors.get(i), i);
    }
    return positions;
  }

  /** NaN for a mentor without a score. */
  public double of(MentorId mentor) {
    var position = positions.get(mentor);
    return position == null ? Double.NaN : scores[position];
  }

  /** Whether nobody has a score because there is nothing to score by. */
  public boolean isEmpty() {
    return scores.length == 0;
  }
}
