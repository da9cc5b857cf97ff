package dev.tandem.billing;

/** What is set going when an event is recorded; not repeated when projections are rebuilt. */
interface EventReaction {

  void onRecorded(RecordedEvent recorded);
}
