package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Which mentee. */
@ValueObject
public record MenteeId(UUID value) implements Comparable<MenteeId> {

  @Override
  public int compareTo(MenteeId other) {
    return value.compareTo(other.value);
  }
}
