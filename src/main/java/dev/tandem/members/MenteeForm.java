package dev.tandem.members;

import org.jspecify.annotations.Nullable;

/** A mentee as typed into a form: topics and languages with commas between. */
record MenteeForm(
    @Nullable String name,
    @Nullable String goals,
    @Nullable String topics,
    @Nullable String languages,
    @Nullable String zone,
    @Nullable Long version) {

  static MenteeForm of(Mentee mentee) {
    var it = mentee.goals();
    return new MenteeForm(
        it.name(),
        it.goals(),
        String.join(", ", it.topics()),
        Labels.languages(it.languages()),
        it.zone(),
        mentee.version());
  }

  LearningGoals learningGoals() {
    return LearningGoals.of(
        name, goals, Validation.splitList(topics), Validation.splitList(languages), zone);
  }
}
