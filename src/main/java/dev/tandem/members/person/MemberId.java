package dev.tandem.members.person;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

public record MemberId(UUID value) implements Identifier {

  static MemberId next() {
    return new MemberId(Ids.next());
  }
}
