package dev.tandem.recommendations.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same as {@link ReciprocalRankFusion}, which counts the better scores anew for each item: here
 * each list is sorted once.
 */
final class SortedRankFusion {

  private SortedRankFusion() {}

  static <T> Map<T, Double> fuse(List<Map<T, Double>> lists) {
    var fused = new HashMap<T, Double>();
    lists.forEach(list -> add(list, fused));
    return fused;
  }

  private static <T> void add(Map<T, Double> list, Map<T, Double> fused) {
    var sorted = new ArrayList<>(list.entrySet());
    sorted.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    int rank = 1;
    for (int place = 0; place < sorted.size(); place++) {
      if (place > 0 && sorted.get(place).getValue() < sorted.get(place - 1).getValue()) {
        rank = place + 1;
      }
      fused.merge(sorted.get(place).getKey(), 1.0 / (ReciprocalRankFusion.K + rank), Double::sum);
    }
  }
}
