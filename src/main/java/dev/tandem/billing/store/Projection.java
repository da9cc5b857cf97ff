package dev.tandem.billing.store;

import java.util.List;

/** Derives tables from events, in the transaction that records them. */
public interface Projection {

  void apply(RecordedEvent recorded);

  /** The tables to empty before a rebuild, those with foreign keys first. */
  List<String> tables();
}
