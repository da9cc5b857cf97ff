package dev.tandem.recommendations.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NoDatabase
class ReciprocalRankFusionTests {

  @Test
  void fusesByReciprocalRankAndLetsEqualScoresShareARank() {
    var fused =
        ReciprocalRankFusion.fuse(
            List.of(
                new double[] {9, 5, 5},
                new double[] {Double.NaN, 0.2, Double.NaN},
                new double[] {Double.NaN, Double.NaN, Double.NaN}),
            3);

    assertThat(fused).containsExactly(1.0 / 61, 1.0 / 62 + 1.0 / 61, 1.0 / 62);
  }

  @Test
  void fusesBySortingWhatTheReferenceFusesByCounting() {
    var random = new Random(42);
    for (int round = 0; round < 200; round++) {
      int items = random.nextInt(round % 10 == 0 ? 2_000 : 30);
      var lists =
          List.of(scores(items, random), scores(items, random), differentScores(items, random));

      var fused = ReciprocalRankFusion.fuse(lists, items);

      var expected = ReferenceRanking.fuse(lists.stream().map(it -> byItem(it)).toList());
      for (int item = 0; item < items; item++) {
        assertThat(fused[item]).isEqualTo(expected.getOrDefault(item, 0.0));
      }
    }
  }

  private static Map<Integer, Double> byItem(double... scores) {
    var byItem = new HashMap<Integer, Double>();
    for (int item = 0; item < scores.length; item++) {
      if (!Double.isNaN(scores[item])) {
        byItem.put(item, scores[item]);
      }
    }
    return byItem;
  }

  /** Few different scores, so that many are equal. */
  private static double[] scores(int items, Random random) {
    return random
        .doubles(items)
        .map(it -> it < 0.4 ? Double.NaN : Math.floor(it * 8) / 4 - 0.5)
        .toArray();
  }

  private static double[] differentScores(int items, Random random) {
    return IntStream.range(0, items).mapToDouble(_ -> random.nextGaussian() * 1e3).toArray();
  }
}
