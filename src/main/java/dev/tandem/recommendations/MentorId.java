package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Which mentor. */
@ValueObject
public record MentorId(UUID value) implements Comparable<MentorId> {

  @Override
  public int compareTo(MentorId other) {
    return value.compareTo(other.value);
  }
}
