package dev.tandem.members;

import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentee wants to learn. Their own words stay in this module; the others learn the topics.
 *
 * @param goals in the mentee's own words
 * @param topics words of the catalogue, as mentors use them for skills
 */
@ValueObject
record Aims(String name, String goals, List<String> topics, List<String> languages, String zone) {

  static Aims of(
      @Nullable String name,
      @Nullable String goals,
      @Nullable List<@Nullable String> topics,
      @Nullable List<@Nullable String> languages,
      @Nullable String zone) {
    return new Aims(
        Checked.line("The name", name, 100),
        Checked.text("What you want to learn", goals, 4_000),
        Checked.tags("Topics", topics, 20),
        Checked.languages(languages),
        Checked.zone(zone));
  }
}
