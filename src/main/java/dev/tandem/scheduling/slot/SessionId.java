package dev.tandem.scheduling.slot;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names a session: what the seats of a slot have in common. */
@ValueObject
public record SessionId(UUID value) {

  public static SessionId create() {
    return new SessionId(Ids.next());
  }
}
