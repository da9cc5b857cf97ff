package dev.tandem.billing.store;

import java.util.List;

/** What follows from the events, kept in tables in the transaction that records them. */
public interface Projection {

  void apply(RecordedEvent recorded);

  /** The tables it fills, to empty before it is built again. */
  List<String> tables();
}
