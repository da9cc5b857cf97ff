package dev.tandem.notifications.events;

import dev.tandem.access.memberdata.MemberDataSealed;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What notifications keeps about a member, sealed for the export that the member asked for.
 *
 * @param number of this piece, from 1 to {@code count}
 */
@DomainEvent(namespace = "notifications", name = "member-data-sealed")
public record NotificationsDataSealed(
    EventMetadata meta,
    UUID exportId,
    int number,
    int count,
    @NotPersonal("readable only with a key that is deleted after the download") String sealed)
    implements MemberDataSealed {

  @Override
  public String module() {
    return "notifications";
  }
}
