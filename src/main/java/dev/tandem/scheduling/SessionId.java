package dev.tandem.scheduling;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names a session: what the seats of a slot have in common. */
@ValueObject
record SessionId(UUID value) {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  static SessionId create() {
    return new SessionId(IDS.generate());
  }
}
