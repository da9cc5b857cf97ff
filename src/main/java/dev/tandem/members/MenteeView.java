package dev.tandem.members;

import java.util.List;
import java.util.UUID;

/** A mentee as they themselves and operators read them. */
record MenteeView(
    UUID id,
    String name,
    String goals,
    List<String> topics,
    List<String> languages,
    String zone,
    long version) {

  static MenteeView of(Mentee mentee) {
    var aims = mentee.goals();
    return new MenteeView(
        mentee.id().value(),
        aims.name(),
        aims.goals(),
        aims.topics(),
        aims.languages(),
        aims.zone(),
        mentee.version());
  }
}
