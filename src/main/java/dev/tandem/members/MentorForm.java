package dev.tandem.members;

import org.jspecify.annotations.Nullable;

/** A mentor as typed into a form: skills and languages with commas between. */
record MentorForm(
    @Nullable String name,
    @Nullable String headline,
    @Nullable String bio,
    @Nullable String skills,
    @Nullable String languages,
    @Nullable String zone,
    @Nullable String capacity,
    @Nullable Long version) {

  static MentorForm of(Mentor mentor) {
    var it = mentor.profile();
    return new MentorForm(
        it.name(),
        it.headline(),
        it.bio(),
        String.join(", ", it.skills()),
        Labels.languages(it.languages()),
        it.zone(),
        String.valueOf(it.capacity()),
        mentor.version());
  }

  MentorProfile profile() {
    return MentorProfile.of(
        name,
        headline,
        bio,
        Validation.splitList(skills),
        Validation.splitList(languages),
        zone,
        Validation.parseInteger(capacity));
  }
}
