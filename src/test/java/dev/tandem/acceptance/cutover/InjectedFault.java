package dev.tandem.acceptance.cutover;

/** A fault in the middle of a move. */
enum InjectedFault {
  NONE("–"),
  SERVICE_KILLED("`kill -9` of the service"),
  MOVER_KILLED("`kill -9` of the mover"),
  BROKER_INTERRUPTED("broker interrupted"),
  DATABASE_CRASHED("PostgreSQL crashed");

  private static final InjectedFault[] FAULT_BY_ROUND = {
    NONE, SERVICE_KILLED, BROKER_INTERRUPTED, MOVER_KILLED, DATABASE_CRASHED,
    SERVICE_KILLED, BROKER_INTERRUPTED, MOVER_KILLED, DATABASE_CRASHED, SERVICE_KILLED
  };

  private final String description;

  InjectedFault(String description) {
    this.description = description;
  }

  /** The faults repeat every ten rounds; the first round has none. */
  static InjectedFault ofRound(int round) {
    return FAULT_BY_ROUND[round % FAULT_BY_ROUND.length];
  }

  String description() {
    return description;
  }
}
