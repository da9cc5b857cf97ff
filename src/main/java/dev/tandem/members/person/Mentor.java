package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MentorListed;
import dev.tandem.members.events.MentorProfileChanged;
import dev.tandem.members.events.MentorUnlisted;
import java.time.Instant;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A member who mentors. The rows are one of {@code members.member}, which has the version, and one
 * of {@code members.mentor}.
 *
 * @param listed whether mentees can find the mentor and book new sessions
 * @param version the {@link Member}'s; each saved change increments it and publishes one event
 */
@AggregateRoot
@Table(schema = "members")
public record Mentor(
    @Id @Identity MemberId id,
    long version,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY) MentorProfile profile,
    boolean listed,
    Instant joinedAt) {

  /** A new mentor, who is not listed yet. */
  static Mentor join(MemberId id, MentorProfile profile, Instant now) {
    return new Mentor(id, 0, profile, false, now);
  }

  /** The part that all members have. */
  Member member() {
    return new Member(
        id, version, Role.MENTOR, profile.name(), profile.languages(), profile.zone(), joinedAt);
  }

  Mentor withVersion(long saved) {
    return new Mentor(id, saved, profile, listed, joinedAt);
  }

  Mentor withProfile(MentorProfile changed) {
    return new Mentor(id, version, changed, listed, joinedAt);
  }

  /**
   * @throws Problem 409 if not listed
   */
  Mentor unlist() {
    if (!listed) {
      throw Problem.conflict("not-listed", "This mentor is no longer listed.");
    }
    return new Mentor(id, version, profile, false, joinedAt);
  }

  /**
   * @throws Problem 409 if listed already
   */
  Mentor list() {
    if (listed) {
      throw Problem.conflict("listed", "This mentor is already listed.");
    }
    return new Mentor(id, version, profile, true, joinedAt);
  }

  PublishedEvent listedEvent(Instant now) {
    return new MentorListed(
        metadata(now),
        id.value(),
        profile.name(),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        profile.languages(),
        profile.zone(),
        profile.capacity());
  }

  PublishedEvent profileChangedEvent(Instant now) {
    return new MentorProfileChanged(
        metadata(now),
        id.value(),
        profile.name(),
        profile.headline(),
        profile.bio(),
        profile.skills(),
        profile.languages(),
        profile.zone(),
        profile.capacity());
  }

  PublishedEvent unlistedEvent(String reason, Instant now) {
    return new MentorUnlisted(metadata(now), id.value(), reason);
  }

  private EventMetadata metadata(Instant now) {
    return EventMetadata.about(id.value(), version, now);
  }
}
