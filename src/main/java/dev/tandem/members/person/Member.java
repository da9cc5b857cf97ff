package dev.tandem.members.person;

import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.events.MemberJoined;
import java.time.Instant;
import java.util.List;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What every member has, whether mentor or mentee.
 *
 * @param version 0 until saved; each save increments it, for the mentor or mentee as well
 */
@AggregateRoot
@Table(schema = "members")
public record Member(
    @Id @Identity MemberId id,
    @Version long version,
    Role role,
    String name,
    List<String> languages,
    String zone,
    Instant joinedAt) {

  /**
   * @param readVersion the version that the editor read, or null to overwrite any
   * @throws Problem 409 if there is a newer version
   */
  void requireVersion(@Nullable Long readVersion) {
    if (readVersion != null && readVersion != version) {
      throw Problem.stale("stale", version);
    }
  }

  PublishedEvent joinedEvent(Instant now) {
    return new MemberJoined(EventMetadata.about(id.value(), version, now), id.value(), role);
  }
}
