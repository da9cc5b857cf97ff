package dev.tandem.members.directory;

import dev.tandem.members.Labels;
import dev.tandem.members.person.Mentor;
import java.util.List;
import java.util.UUID;

/** A mentor as a page shows it. */
record ProfileCard(
    UUID id,
    String name,
    String initials,
    String headline,
    String bio,
    List<String> skills,
    String languages,
    String place,
    boolean listed) {

  static ProfileCard of(Mentor mentor) {
    var profile = mentor.profile();
    return new ProfileCard(
        mentor.id().value(),
        profile.name(),
        Labels.initials(profile.name()),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        Labels.languages(profile.languages()),
        Labels.place(profile.zone()),
        mentor.listed());
  }
}
