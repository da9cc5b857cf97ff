package dev.tandem.preferences.erasure;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

record ErasureId(UUID value) implements Identifier {

  static ErasureId next() {
    return new ErasureId(Ids.next());
  }
}
