package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.events.Party;
import org.jmolecules.ddd.annotation.ValueObject;
import org.springframework.data.relational.core.mapping.Column;

/**
 * How often a session was rescheduled, which both sides may do a few times.
 *
 * @param revision number of times by anyone, as calendars count it
 * @param byMentee number of times by the mentee
 */
@ValueObject
public record Reschedules(int revision, @Column("reschedules") int byMentee) {

  private static final int MAX_BY_MENTEE = 2;

  /** By the mentor and the platform together. */
  private static final int MAX_BY_OTHERS = 2;

  static final Reschedules NONE = new Reschedules(0, 0);

  Reschedules add(Party by) {
    return new Reschedules(revision + 1, by == Party.MENTEE ? byMentee + 1 : byMentee);
  }

  public int leftFor(Party party) {
    return party == Party.MENTEE ? MAX_BY_MENTEE - byMentee : MAX_BY_OTHERS - byOthers();
  }

  private int byOthers() {
    return revision - byMentee;
  }

  /**
   * @throws Problem 409 when this side has moved the session too often
   */
  void requireAllowed(Party by) {
    if (leftFor(by) > 0) {
      return;
    }
    throw Problem.conflict(
        "moved-too-often",
        by == Party.MENTEE
            ? "You have already moved this session twice."
            : "The mentor or Tandem has already moved this session twice. Cancel it instead: the mentee gets everything back.");
  }
}
