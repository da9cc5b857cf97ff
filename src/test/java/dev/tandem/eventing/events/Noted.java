package dev.tandem.eventing.events;

import dev.tandem.eventing.publishing.EventMetadata;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/** Something happened to the sample aggregate. */
@DomainEvent(namespace = "sample", name = "noted")
public record Noted(EventMetadata meta, String text) implements Notable {

  public static Noted about(UUID key, long version, String text) {
    return new Noted(EventMetadata.about(key, version, Instant.EPOCH), text);
  }
}
