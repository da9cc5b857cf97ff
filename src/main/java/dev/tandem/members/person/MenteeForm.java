package dev.tandem.members.person;

import dev.tandem.members.FormInput;
import dev.tandem.members.Labels;
import org.jspecify.annotations.Nullable;

/** A mentee as typed into a form; topics and languages are separated by commas. */
public record MenteeForm(
    @Nullable String name,
    @Nullable String goals,
    @Nullable String topics,
    @Nullable String languages,
    @Nullable String zone,
    @Nullable Long version) {

  static MenteeForm of(Mentee mentee) {
    var goals = mentee.goals();
    return new MenteeForm(
        goals.name(),
        goals.goals(),
        String.join(", ", goals.topics()),
        Labels.languages(goals.languages()),
        goals.zone(),
        mentee.version());
  }

  public LearningGoals learningGoals() {
    return LearningGoals.of(
        name, goals, FormInput.splitList(topics), FormInput.splitList(languages), zone);
  }
}
