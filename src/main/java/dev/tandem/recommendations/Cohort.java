package dev.tandem.recommendations;

import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;

/** A group of mentees and mentors who are to be paired. */
@ValueObject
record Cohort(CohortId id, String name, List<String> topics, boolean closed) {

  Cohort {
    topics = List.copyOf(topics);
  }
}
