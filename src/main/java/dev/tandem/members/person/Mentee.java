package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.members.events.MenteeGoalsChanged;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A member who learns. The rows are one of {@code members.member}, which has the version, and one
 * of {@code members.mentee}.
 *
 * @param version the {@link Member}'s; each saved change increments it and publishes one event
 */
@AggregateRoot
@Table(schema = "members")
record Mentee(
    @Id @Identity MemberId id,
    long version,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) LearningGoals goals,
    Instant joinedAt) {

  static Mentee join(MemberId id, LearningGoals goals, Instant now) {
    return new Mentee(id, 0, goals, now);
  }

  /** The part that all members have. */
  Member member() {
    return new Member(
        id, version, Role.MENTEE, goals.name(), goals.languages(), goals.zone(), joinedAt);
  }

  Mentee withVersion(long saved) {
    return new Mentee(id, saved, goals, joinedAt);
  }

  Mentee withGoals(LearningGoals changed) {
    return new Mentee(id, version, changed, joinedAt);
  }

  PublishedEvent goalsChangedEvent(Instant now) {
    return new MenteeGoalsChanged(
        EventMetadata.about(id.value(), version, now),
        id.value(),
        goals.topics(),
        goals.languages(),
        goals.zone());
  }
}
