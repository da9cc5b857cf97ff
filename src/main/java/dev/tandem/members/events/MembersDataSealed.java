package dev.tandem.members.events;

import dev.tandem.access.memberdata.MemberDataSealed;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What members keeps about a member, sealed for the export that the member asked for.
 *
 * @param number of this piece, from 1 to {@code count}
 */
@DomainEvent(namespace = "members", name = "member-data-sealed")
public record MembersDataSealed(
    EventMetadata meta,
    UUID exportId,
    int number,
    int count,
    @NotPersonal("readable only with a key that is deleted after the download") String sealed)
    implements MemberDataSealed {

  @Override
  public String module() {
    return "members";
  }
}
