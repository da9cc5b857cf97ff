package dev.tandem.recommendations;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The id of a cohort. */
public record CohortId(UUID value) implements Identifier, Comparable<CohortId> {

  @Override
  public int compareTo(CohortId other) {
    return value.compareTo(other.value);
  }
}
