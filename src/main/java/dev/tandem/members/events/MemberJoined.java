package dev.tandem.members.events;

import dev.tandem.access.identity.Admission;
import dev.tandem.access.identity.Role;
import dev.tandem.eventing.publishing.EventMetadata;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** A mentor or mentee became a member. */
@DomainEvent(namespace = "members", name = "member-joined")
public record MemberJoined(EventMetadata meta, UUID memberId, Role role) implements Admission {}
