package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** Which cohort. */
@ValueObject
public record CohortId(UUID value) implements Comparable<CohortId> {

  @Override
  public int compareTo(CohortId other) {
    return value.compareTo(other.value);
  }
}
