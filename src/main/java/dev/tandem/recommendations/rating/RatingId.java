package dev.tandem.recommendations.rating;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

record RatingId(UUID value) implements Identifier {

  static RatingId next() {
    return new RatingId(Ids.next());
  }
}
