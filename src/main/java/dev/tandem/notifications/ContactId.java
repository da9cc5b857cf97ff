package dev.tandem.notifications;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a contact point. */
public record ContactId(UUID value) implements Identifier {

  public static ContactId next() {
    return new ContactId(Ids.next());
  }
}
