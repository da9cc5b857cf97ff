package dev.tandem.members;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

record MemberId(UUID value) implements Identifier {

  static MemberId next() {
    return new MemberId(Ids.next());
  }
}
