package dev.tandem.members.person;

import dev.tandem.members.FormInput;
import dev.tandem.members.Labels;
import org.jspecify.annotations.Nullable;

/** A mentor as typed into a form; skills and languages are separated by commas. */
public record MentorForm(
    @Nullable String name,
    @Nullable String headline,
    @Nullable String bio,
    @Nullable String skills,
    @Nullable String languages,
    @Nullable String zone,
    @Nullable String capacity,
    @Nullable Long version) {

  static MentorForm of(Mentor mentor) {
    var profile = mentor.profile();
    return new MentorForm(
        profile.name(),
        profile.headline(),
        profile.bio(),
        String.join(", ", profile.skills()),
        Labels.languages(profile.languages()),
        profile.zone(),
        String.valueOf(profile.capacity()),
        mentor.version());
  }

  public MentorProfile profile() {
    return MentorProfile.of(
        name,
        headline,
        bio,
        FormInput.splitList(skills),
        FormInput.splitList(languages),
        zone,
        FormInput.parseInteger(capacity));
  }
}
