package dev.tandem.kernel.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@NoDatabase
class EntityTagTests {

  record Profile(String headline, String bio) {}

  @Test
  void textThatMovesToTheNextFieldMakesAnotherTag() {
    assertThat(EntityTag.of(new Profile("Builds, bio=slowly", "")))
        .isNotEqualTo(EntityTag.of(new Profile("Builds", "slowly, bio=")));
    assertThat(EntityTag.of("a", "b, c")).isNotEqualTo(EntityTag.of("a, b", "c"));
  }

  @Test
  void theSamePartsMakeTheSameTag() {
    var member = UUID.randomUUID();

    assertThat(EntityTag.of(1, member, List.of("en", "de"), ZoneId.of("Europe/Berlin")))
        .isEqualTo(EntityTag.of(1, member, List.of("en", "de"), ZoneId.of("Europe/Berlin")))
        .matches("[0-9a-f]{64}");
  }
}
