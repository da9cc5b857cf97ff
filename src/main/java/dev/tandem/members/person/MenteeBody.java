package dev.tandem.members.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mentee as a client writes it.
 *
 * @param version the one that the client read; null to overwrite any
 */
record MenteeBody(
    @Nullable String name,
    @Nullable String goals,
    @Nullable List<@Nullable String> topics,
    @Nullable List<@Nullable String> languages,
    @Nullable String zone,
    @Nullable Long version) {

  LearningGoals learningGoals() {
    return LearningGoals.of(name, goals, topics, languages, zone);
  }
}
