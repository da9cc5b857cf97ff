package dev.tandem.billing.replay;

import java.util.List;

/** What came of a command that was decided again. */
sealed interface Decided {

  record Events(List<DecidedEvent> events) implements Decided {}

  /**
   * @param why after “this version …”
   */
  record Failed(String why) implements Decided {}
}
