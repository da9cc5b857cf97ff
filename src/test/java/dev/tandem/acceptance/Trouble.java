package dev.tandem.acceptance;

/** What goes wrong in the middle of a move. */
enum Trouble {
  NONE("–"),
  SERVICE_KILLED("`kill -9` of the service"),
  MOVER_KILLED("`kill -9` of the mover"),
  BROKER_AWAY("broker interrupted"),
  DATABASE_CRASHED("PostgreSQL crashed");

  private static final Trouble[] ROUNDS = {
    NONE, SERVICE_KILLED, BROKER_AWAY, MOVER_KILLED, DATABASE_CRASHED,
    SERVICE_KILLED, BROKER_AWAY, MOVER_KILLED, DATABASE_CRASHED, SERVICE_KILLED
  };

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** Of ten rounds five have something killed. */
  static Trouble of(int round) {
    return ROUNDS[round % ROUNDS.length];
  }

  String inWords() {
    return words;
  }
}
