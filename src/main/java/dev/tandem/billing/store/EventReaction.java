package dev.tandem.billing.store;

/** What is set going when an event is recorded; not repeated when projections are rebuilt. */
public interface EventReaction {

  void onRecorded(RecordedEvent recorded);
}
