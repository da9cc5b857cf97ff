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
    var it = mentee.aims();
    return new MenteeForm(
        it.name(),
        it.goals(),
        String.join(", ", it.topics()),
        Wording.languages(it.languages()),
        it.zone(),
        mentee.version());
  }

  Aims aims() {
    return Aims.of(
        name, goals, Checked.commaSeparated(topics), Checked.commaSeparated(languages), zone);
  }
}
