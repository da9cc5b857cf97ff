package dev.tandem.members;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mentee as a client writes them; {@code version} is the one they had read, if they say. */
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
