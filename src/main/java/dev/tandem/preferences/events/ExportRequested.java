package dev.tandem.preferences.events;

import dev.tandem.access.memberdata.MemberDataRequested;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.NotPersonal;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A member asked for what all modules keep about them. */
@DomainEvent(namespace = "preferences", name = "export-requested")
public record ExportRequested(
    EventMetadata meta,
    UUID exportId,
    UUID memberId,
    @NotPersonal("a random key, given to everybody") String publicKey)
    implements MemberDataRequested {}
