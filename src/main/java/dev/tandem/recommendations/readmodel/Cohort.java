package dev.tandem.recommendations.readmodel;

import dev.tandem.recommendations.CohortId;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** A group of mentees and mentors who are to be paired. */
@ValueObject
public record Cohort(CohortId id, String name, List<String> topics, boolean closed) {

  public Cohort {
    topics = List.copyOf(topics);
  }
}
