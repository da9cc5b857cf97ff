package dev.tandem.recommendations.ranking;

import java.util.Arrays;
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
    var sorted = Arrays.stream(scores).filter(it -> !Double.isNaN(it)).sorted().toArray();
    for (int item = 0; item < scores.length; item++) {
      if (!Double.isNaN(scores[item])) {
        int better = sorted.length - countUpTo(scores[item], sorted);
        fused[item] += 1.0 / (K + 1 + better);
      }
    }
  }

  /** How many are not greater. */
  private static int countUpTo(double score, double[] sorted) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
