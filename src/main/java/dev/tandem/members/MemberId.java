package dev.tandem.members;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;

record MemberId(UUID value) {

  static MemberId next() {
    return new MemberId(Ids.next());
  }
}
