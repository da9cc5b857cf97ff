package dev.tandem.preferences.migration;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

public record MigrationId(UUID value) implements Identifier {

  static MigrationId next() {
    return new MigrationId(Ids.next());
  }
}
