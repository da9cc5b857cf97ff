package dev.tandem.scheduling.booking;

/** What the process of a booking is waiting for. */
public enum ProcessState {
  /** The payment, until the hold expires. */
  FUNDING("payment"),
  /** The mentor's approval, until the approval time runs out. */
  APPROVAL("the mentor’s approval"),
  /** The session, and the time in which a no-show can be reported. */
  SESSION("the session and its no-show window"),
  /** A dispute of the reported no-show, until the dispute window closes. */
  DISPUTE("a dispute of the no-show"),
  /** An operator's decision about a disputed no-show. */
  RESOLUTION("an operator’s decision"),
  /** Nothing: the process has ended. */
  DONE("nothing, it has ended"),
  /** Nothing: the slot is released, and billing refunds what was paid. */
  COMPENSATED("nothing, it was undone");

  private final String description;

  ProcessState(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
