package dev.tandem.billing.store;

/** Reacts to an event when it is recorded; not called again when projections are rebuilt. */
public interface EventReaction {

  void onRecorded(RecordedEvent recorded);
}
