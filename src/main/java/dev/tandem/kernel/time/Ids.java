package dev.tandem.kernel.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Creates ids (RFC 9562). */
public final class Ids {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** A new id, which sorts by the time of its creation: version 7. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  /** The same for the same name: version 3. It can be guessed, and so proves nothing. */
  public static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
