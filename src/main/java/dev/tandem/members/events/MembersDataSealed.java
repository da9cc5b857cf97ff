package dev.tandem.members.events;

import dev.tandem.access.memberdata.MemberDataSealed;
import dev.tandem.access.memberdata.SealedPart;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** What members keeps about a member, sealed for the export that the member asked for. */
@DomainEvent(namespace = "members", name = "member-data-sealed")
public record MembersDataSealed(EventMetadata meta, UUID exportId, SealedPart part)
    implements MemberDataSealed {

  @Override
  public String module() {
    return "members";
  }
}
