package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.AccessProperties.Hashing;
import dev.tandem.kernel.caching.CacheMetrics;
import dev.tandem.testing.NoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

@NoDatabase
class AccessPropertiesTests {

  @Test
  void hashesPasswordsAtOwaspsMinimumUnlessConfiguredOtherwise() {
    assertThat(hashedWith(Map.of())).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(
            hashedWith(
                Map.of(
                    "tandem.access.hashing.memory", "46MB", "tandem.access.hashing.passes", "1")))
        .startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
  }

  private static String hashedWith(Map<String, String> properties) {
    var settings =
        new Binder(new MapConfigurationPropertySource(properties))
            .bindOrCreate("tandem.access", AccessProperties.class);
    var metrics = new CacheMetrics(new SimpleMeterRegistry());
    return new AccessConfiguration().passwordHashing(settings, metrics).hash("a long password");
  }

  @ParameterizedTest
  @CsvSource({"7KB, 2", "0B, 2", "-1MB, 2", "1GB, 2", "19MB, 0", "19MB, -1", "19MB, 101"})
  void rejectsAnImpossibleCost(String memory, int passes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Hashing(DataSize.parse(memory), passes))
        .withMessage("tandem.access.hashing needs a memory of 8KB to 1023MB and 1 to 100 passes");
  }
}
