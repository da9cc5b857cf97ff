package dev.tandem.scheduling.offering;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

public record OfferingId(UUID value) implements Identifier {

  static OfferingId create() {
    return new OfferingId(Ids.next());
  }
}
