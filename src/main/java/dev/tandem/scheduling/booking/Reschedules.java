package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/**
 * How often a session was rescheduled. Only the mentee's own changes are limited.
 *
 * @param revision number of times by anyone, as calendars count it
 * @param byMentee number of times by the mentee
 */
@ValueObject
public record Reschedules(int revision, @Column("reschedules") int byMentee) {

  private static final int MAX_BY_MENTEE = 2;

  static final Reschedules NONE = new Reschedules(0, 0);

  Reschedules add(Party by) {
    return new Reschedules(revision + 1, by == Party.MENTEE ? byMentee + 1 : byMentee);
  }

  public int leftForMentee() {
    return MAX_BY_MENTEE - byMentee;
  }

  /**
   * @throws Problem 409 when the mentee has moved the session too often
   */
  void requireAllowed(Party by) {
    if (by == Party.MENTEE && leftForMentee() <= 0) {
      throw Problem.conflict("moved-too-often", "You have already moved this session twice.");
    }
  }
}
