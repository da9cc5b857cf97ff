package dev.tandem.preferences.export;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

record ExportId(UUID value) implements Identifier {

  static ExportId next() {
    return new ExportId(Ids.next());
  }
}
