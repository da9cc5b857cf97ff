package dev.tandem.members.cohort;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

record CohortId(UUID value) implements Identifier {

  static CohortId next() {
    return new CohortId(Ids.next());
  }
}
