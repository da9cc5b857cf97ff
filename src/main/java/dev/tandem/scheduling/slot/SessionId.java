package dev.tandem.scheduling.slot;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** Identifies a session, which the bookings of one slot share. */
public record SessionId(UUID value) implements Identifier {

  public static SessionId create() {
    return new SessionId(Ids.next());
  }
}
