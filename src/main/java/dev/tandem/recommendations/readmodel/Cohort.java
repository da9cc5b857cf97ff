package dev.tandem.recommendations.readmodel;

import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.CohortId;
import java.util.List;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/** A cohort as far as matching needs it. */
@ValueObject
public record Cohort(
    @Column("cohort_id") CohortId id, String name, List<String> topics, boolean closed) {

  public Cohort {
    topics = List.copyOf(topics);
  }

  /**
   * @throws Problem 409 once the cohort has ended
   */
  public void requireOpen() {
    if (closed) {
      throw Problem.conflict("cohort-closed", "This cohort has ended.");
    }
  }
}
