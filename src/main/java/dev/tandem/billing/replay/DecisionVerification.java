package dev.tandem.billing.replay;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Decides all recorded commands again, of one snapshot of the data, which it does not change. */
@Component
class DecisionVerification {

  private final RecordedHistory history;

  DecisionVerification(RecordedHistory history) {
    this.history = history;
  }

  /**
   * @throws NoRecordException if the data is of a version that did not record commands
   */
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  ReplayReport verifyAll() {
    if (!history.isKept()) {
      throw new NoRecordException();
    }
    var replay = new DecisionReplay(DecisionReplay.DECIDERS);
    history.forEach(replay::accept);
    return replay.finish();
  }
}
