package dev.tandem.rollout.move;

import dev.tandem.kernel.time.Ids;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** Identifies a move. */
public record MoveId(UUID value) implements Identifier {

  public static MoveId next() {
    return new MoveId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
