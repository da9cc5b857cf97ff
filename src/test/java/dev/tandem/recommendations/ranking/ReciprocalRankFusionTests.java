package dev.tandem.recommendations.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@NoDatabase
class ReciprocalRankFusionTests {

  @Test
  void fusesByReciprocalRankAndLetsEqualScoresShareARank() {
    var fused =
        ReciprocalRankFusion.fuse(
            List.of(
                Map.of("a", 9.0, "b", 5.0, "c", 5.0), Map.of("b", 0.2), Map.<String, Double>of()));

    assertThat(fused)
        .containsOnly(
            Map.entry("a", 1.0 / 61),
            Map.entry("b", 1.0 / 62 + 1.0 / 61),
            Map.entry("c", 1.0 / 62));
  }
}
