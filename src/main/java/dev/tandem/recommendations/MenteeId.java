package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a mentee. */
public record MenteeId(UUID value) implements Identifier, Comparable<MenteeId> {

  @Override
  public int compareTo(MenteeId other) {
    return value.compareTo(other.value);
  }
}
