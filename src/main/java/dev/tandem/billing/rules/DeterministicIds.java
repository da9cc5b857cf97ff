package dev.tandem.billing.rules;

import dev.tandem.kernel.time.Ids;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Derives ids from names, so that deciding twice gives the same id. */
final class DeterministicIds {

  private DeterministicIds() {}

  static UUID of(Object... parts) {
    var name = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(":"));
    return Ids.named(name);
  }
}
