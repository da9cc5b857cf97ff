package dev.tandem.recommendations.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): each list adds 1 / (60 +
 * rank); equal scores share a rank.
 */
final class ReciprocalRankFusion {

  static final int K = 60;

  private ReciprocalRankFusion() {}

  static <T> Map<T, Double> fuse(List<Map<T, Double>> lists) {
    var fused = new HashMap<T, Double>();
    for (var list : lists) {
      list.forEach((item, score) -> fused.merge(item, 1.0 / (K + rank(score, list)), Double::sum));
    }
    return fused;
  }

  private static <T> long rank(double score, Map<T, Double> list) {
    return 1 + list.values().stream().filter(it -> it > score).count();
  }
}
