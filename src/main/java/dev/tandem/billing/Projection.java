package dev.tandem.billing;

import java.util.List;

/** What follows from the events, kept in tables in the transaction that records them. */
interface Projection {

  void apply(RecordedEvent recorded);

  /** The tables it fills, to empty before it is built again. */
  List<String> tables();
}
