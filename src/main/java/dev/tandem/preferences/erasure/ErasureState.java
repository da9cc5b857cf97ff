package dev.tandem.preferences.erasure;

/** How far an erasure is. */
enum ErasureState {
  /** The modules were asked whether anything is in the way. */
  ASKING,
  /** Something is in the way. */
  REFUSED,
  /** Nothing is in the way; the member can still stay. */
  SCHEDULED,
  /** The member stays. */
  WITHDRAWN,
  /** The time to think is over; the modules were asked once more. */
  CHECKING,
  /** The modules erase. */
  ERASING,
  /** All have erased but the module that sends the last message. */
  CONCLUDING,
  COMPLETED;

  boolean isOpen() {
    return this != REFUSED && this != WITHDRAWN && this != COMPLETED;
  }

  /** Whether the modules are to answer the question. */
  boolean isQuestion() {
    return this == ASKING || this == CHECKING;
  }

  /** Whether the process waits for modules. */
  boolean isWaiting() {
    return isOpen() && this != SCHEDULED;
  }

  /** Once it is completed, too: something may have come back, as with a restored backup. */
  boolean canBeToldAgain() {
    return isWaiting() || this == COMPLETED;
  }
}
