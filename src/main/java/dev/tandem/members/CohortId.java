package dev.tandem.members;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;

record CohortId(UUID value) {

  static CohortId next() {
    return new CohortId(Ids.next());
  }
}
