package dev.tandem.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.Stage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateStateTests {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration SILENCE = Duration.ofHours(24);
  private static final ModuleRoute ROUTE =
      new ModuleRoute("billing", Stage.SHADOW, 7, NOW, false, Canary.NONE);

  @Test
  void isOpenAsLongAsSomebodySaysSo() {
    assertThat(state(heard(7, NOW)).open()).isTrue();
    assertThat(state(heard(7, NOW.minus(SILENCE))).open()).isTrue();
  }

  @Test
  void isClosedWhenNobodyHasSaidAnythingForADay() {
    var silent = state(heard(7, NOW.minus(SILENCE).minusMillis(1)));
    assertThat(silent.open()).isFalse();
    assertThat(silent.missing()).contains("has said nothing since 2026-11-28T11:59:59.999Z");
  }

  @Test
  void isClosedBeforeAnybodyHasJudgedItAndAfterTheRouteHasChanged() {
    assertThat(state(null).open()).isFalse();
    assertThat(state(heard(6, NOW)).open()).isFalse();
    assertThat(state(null).describe("billing"))
        .isEqualTo(
            "The gate of billing before the stage canary is closed. Signals has not said yet whether the stage is earned.");
  }

  @Test
  void saysWhatIsMissingAndWhenItMayOpen() {
    var closed =
        new HeardGate(
            "billing",
            Stage.CANARY,
            7,
            false,
            "1 of 3 cycles in a row were clean.",
            Instant.parse("2026-12-14T00:00:00Z"),
            NOW);
    assertThat(state(closed).describe("billing"))
        .endsWith("1 of 3 cycles in a row were clean. It may open on 2026-12-14T00:00:00Z.");
  }

  private static GateState state(@Nullable HeardGate heard) {
    return GateState.of(ROUTE, Stage.CANARY, heard, NOW, SILENCE);
  }

  private static HeardGate heard(long epoch, Instant at) {
    return new HeardGate("billing", Stage.CANARY, epoch, true, "It is proven.", null, at);
  }
}
