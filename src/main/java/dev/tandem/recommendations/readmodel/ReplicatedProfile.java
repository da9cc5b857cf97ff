package dev.tandem.recommendations.readmodel;

import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import java.util.List;

/** The profile of a mentor as events publish it. */
record ReplicatedProfile(
    String name,
    String headline,
    String bio,
    List<String> skills,
    List<String> languages,
    String zone,
    int capacity) {

  static ReplicatedProfile of(MentorListed event) {
    return new ReplicatedProfile(
        event.name(),
        event.headline(),
        event.bio(),
        event.skills(),
        event.languages(),
        event.zone(),
        event.capacity());
  }

  static ReplicatedProfile of(MentorProfileChanged event) {
    return new ReplicatedProfile(
        event.name(),
        event.headline(),
        event.bio(),
        event.skills(),
        event.languages(),
        event.zone(),
        event.capacity());
  }
}
