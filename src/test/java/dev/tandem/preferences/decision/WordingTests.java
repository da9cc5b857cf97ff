package dev.tandem.preferences.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTests {

  /** The hash of the words of each version. A choice is recorded with its version. */
  private static final Map<String, Integer> HASHES =
      Map.of(
          "2026-11",
          738266816,
          "2026-12",
          517364673,
          "2026-12-2",
          -455219874,
          "2026-12-3",
          -455219874);

  @Test
  void otherWordsNeedAnotherVersion() {
    var words =
        Stream.concat(
                Stream.of(Topic.values()).map(it -> it.key() + it.title() + it.explanation()),
                Stream.of(Setting.values())
                    .map(it -> it.key() + it.title() + it.explanation() + it.options()))
            .collect(Collectors.joining("\n"));

    assertThat(HASHES)
        .as("the words have changed: give them a new Wording.VERSION and enter it here")
        .containsEntry(Wording.VERSION, words.hashCode());
  }
}
