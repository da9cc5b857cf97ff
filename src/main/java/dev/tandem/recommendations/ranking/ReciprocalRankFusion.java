package dev.tandem.recommendations.ranking;

import java.util.List;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): each list adds 1 / (60 +
 * rank); equal scores share a rank.
 */
final class ReciprocalRankFusion {

  private static final int K = 60;

  private ReciprocalRankFusion() {}

  /**
   * @param lists each with a score for every item, or NaN where it has none
   * @param items how many there are
   */
  static double[] fuse(List<double[]> lists, int items) {
    var fused = new double[items];
    lists.forEach(scores -> add(scores, fused));
    return fused;
  }

  private static void add(double[] scores, double[] fused) {
    var order = ScoreOrder.bestFirst(scores);
    int rank = 1;
    for (int place = 0; place < order.length; place++) {
      if (place > 0 && scores[order[place]] < scores[order[place - 1]]) {
        rank = place + 1;
      }
      fused[order[place]] += 1.0 / (K + rank);
    }
  }
}
