package dev.tandem.members.person;

import java.util.List;
import java.util.UUID;

/** A mentee as shown to the mentee and to operators. */
record MenteeView(
    UUID id,
    String name,
    String goals,
    List<String> topics,
    List<String> languages,
    String zone,
    long version) {

  static MenteeView of(Mentee mentee) {
    var goals = mentee.goals();
    return new MenteeView(
        mentee.id().value(),
        goals.name(),
        goals.goals(),
        goals.topics(),
        goals.languages(),
        goals.zone(),
        mentee.version());
  }
}
