package dev.tandem.signals.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.signal.Signal;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@NoDatabase
class SignalsPropertiesTests {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final SignalsProperties properties = properties(Map.of());

  @Test
  void decisionsAreRequiredOnlyOfModulesWithDeciders() {
    assertThat(properties.isRequired(Signal.DECISIONS, "billing")).isTrue();
    assertThat(properties.isRequired(Signal.DECISIONS, "scheduling")).isFalse();
    assertThat(properties.isRequired(Signal.DECISIONS, "recommendations.ranking")).isFalse();
  }

  @Test
  void whichModulesHaveDecidersCanBeSet() {
    var set = properties(Map.of("tandem.signals.deciders", "scheduling,preferences"));

    assertThat(set.isRequired(Signal.DECISIONS, "preferences")).isTrue();
    assertThat(set.isRequired(Signal.DECISIONS, "billing")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DECISIONS")
  void everyOtherSignalIsRequiredOfEveryModule(Signal signal) {
    assertThat(properties.isRequired(signal, "billing")).isTrue();
    assertThat(properties.isRequired(signal, "scheduling")).isTrue();
  }

  @Test
  void decisionsOfAnotherModuleAreJudgedOnceTheyAreReported() {
    assertThat(properties.isJudged(Signal.DECISIONS, evidence("billing", null))).isTrue();
    assertThat(properties.isJudged(Signal.DECISIONS, evidence("scheduling", null))).isFalse();
    assertThat(properties.isJudged(Signal.DECISIONS, evidence("scheduling", NOW))).isTrue();
    assertThat(EnumSet.complementOf(EnumSet.of(Signal.DECISIONS)))
        .allMatch(it -> properties.isJudged(it, evidence("scheduling", null)));
  }

  @Test
  void aModuleThatSaysNothingForAQuarterOfAnHourIsSilentUnlessConfiguredOtherwise() {
    assertThat(properties)
        .isEqualTo(
            new SignalsProperties(
                Duration.ofMinutes(15), Duration.ofSeconds(130), Set.of("billing")));
    assertThat(properties(Map.of("tandem.signals.silence", "1h")).silence()).hasHours(1);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT2M", "PT-1M, PT2M", "PT15M, PT-1S"})
  void rejectsTimesThatAreNone(Duration silence, Duration settling) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignalsProperties(silence, settling, Set.of()))
        .withMessage(
            "tandem.signals.silence must be longer than zero, and tandem.signals.settling at least"
                + " zero");
  }

  private static SignalsProperties properties(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("tandem.signals", SignalsProperties.class);
  }

  private static Evidence evidence(String module, @Nullable Instant lastDecided) {
    return new Evidence(
        module, null, 1, NOW, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, lastDecided, 0, 0);
  }
}
