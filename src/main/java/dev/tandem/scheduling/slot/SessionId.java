package dev.tandem.scheduling.slot;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Names a session: what the seats of a slot have in common. */
@ValueObject
public record SessionId(UUID value) {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  public static SessionId create() {
    return new SessionId(IDS.generate());
  }
}
