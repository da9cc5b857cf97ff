package dev.tandem.eventing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PersonErasure;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Somebody is erased. */
@DomainEvent(namespace = "sample", name = "departed")
public record Departed(EventMetadata meta, UUID memberId) implements PersonErasure {

  public static Departed of(UUID person) {
    return new Departed(EventMetadata.about(person, 9, Instant.EPOCH), person);
  }
}
