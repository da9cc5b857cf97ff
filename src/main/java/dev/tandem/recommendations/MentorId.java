package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a mentor. */
public record MentorId(UUID value) implements Identifier, Comparable<MentorId> {

  @Override
  public int compareTo(MentorId other) {
    return value.compareTo(other.value);
  }
}
