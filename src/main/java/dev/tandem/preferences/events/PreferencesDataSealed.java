package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberDataSealed;
import dev.tandem.access.memberdata.SealedPart;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** What preferences keeps about a member, sealed for the export that the member asked for. */
@DomainEvent(namespace = "preferences", name = "member-data-sealed")
public record PreferencesDataSealed(EventMetadata meta, UUID exportId, SealedPart part)
    implements MemberDataSealed {

  @Override
  public String module() {
    return "preferences";
  }
}
