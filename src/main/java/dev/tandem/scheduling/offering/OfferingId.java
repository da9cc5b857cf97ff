package dev.tandem.scheduling.offering;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

@ValueObject
public record OfferingId(UUID value) {

  static OfferingId create() {
    return new OfferingId(Ids.next());
  }
}
