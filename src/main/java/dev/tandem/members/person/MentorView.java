package dev.tandem.members.person;

import java.util.List;
import java.util.UUID;

/** A mentor as the API shows it. */
public record MentorView(
    UUID id,
    String name,
    String headline,
    String bio,
    List<String> skills,
    List<String> languages,
    String zone,
    int capacity,
    boolean listed,
    long version) {

  public static MentorView of(Mentor mentor) {
    var profile = mentor.profile();
    return new MentorView(
        mentor.id().value(),
        profile.name(),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        profile.languages(),
        profile.zone(),
        profile.capacity(),
        mentor.listed(),
        mentor.version());
  }
}
