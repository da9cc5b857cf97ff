package dev.tandem.notifications.message;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a message, which its {@code Message-ID} is made of. */
public record MessageId(UUID value) implements Identifier {

  static MessageId next() {
    return new MessageId(Ids.next());
  }
}
