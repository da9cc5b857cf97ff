package dev.tandem.members.application;

/** How far an application is. */
enum ApplicationState {
  /** For an operator to read it. */
  WAITING,
  /** An operator has asked something. */
  ASKED,
  ACCEPTED,
  DECLINED;

  boolean open() {
    return this == WAITING || this == ASKED;
  }
}
