package dev.tandem.scheduling.booking;

/** What the process of a booking waits for. */
public enum ProcessState {
  /** The money, until the hold runs out. */
  FUNDING("payment"),
  /** The mentor's word. */
  APPROVAL("the mentor’s approval"),
  /** The session, and someone to say that it was missed. */
  SESSION("the session and its no-show window"),
  /** Someone to contest a reported no-show. */
  DISPUTE("an objection to the no-show"),
  /** An operator to resolve a contested no-show. */
  RESOLUTION("an operator’s decision"),
  /** Nothing: it came to its end. */
  DONE("nothing, it is done"),
  /** Nothing: the slot was released, and what was taken is given back by whoever took it. */
  COMPENSATED("nothing, the slot is released and the money goes back");

  private final String description;

  ProcessState(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
