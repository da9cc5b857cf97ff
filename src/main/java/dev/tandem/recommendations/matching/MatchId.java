package dev.tandem.recommendations.matching;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

public record MatchId(UUID value) implements Identifier {

  static MatchId next() {
    return new MatchId(Ids.next());
  }
}
