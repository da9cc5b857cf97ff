package dev.tandem.members.person;

import dev.tandem.members.LanguageCodes;
import dev.tandem.members.Validation;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentee wants to learn. Only the topics are published; the text stays in this module.
 *
 * @param goals free text
 * @param topics short keywords, comparable to mentors' skills
 */
@ValueObject
public record LearningGoals(
    String name, String goals, List<String> topics, List<String> languages, String zone) {

  static LearningGoals of(
      @Nullable String name,
      @Nullable String goals,
      @Nullable List<@Nullable String> topics,
      @Nullable List<@Nullable String> languages,
      @Nullable String zone) {
    return new LearningGoals(
        Validation.line("The name", name, 100),
        Validation.text("What you want to learn", goals, 4_000),
        Validation.tags("Topics", topics, 20),
        LanguageCodes.of(languages),
        Validation.zone(zone));
  }
}
