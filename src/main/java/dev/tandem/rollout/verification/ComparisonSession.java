package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ModuleDatabase;

/** One database of a comparison, and what is read from it. */
final class ComparisonSession implements AutoCloseable {

  private final ComparisonConnection connection;

  ComparisonSession(ModuleDatabase database) {
    this.connection = new ComparisonConnection(database);
  }

  RangeReader ranges() {
    return new RangeReader(connection);
  }

  RowReader rows(RowHashQuery query) {
    return new RowReader(connection, query);
  }

  HashReader hashes() {
    return new HashReader(connection);
  }

  /** Releases the locked rows. */
  void release() {
    connection.release();
  }

  @Override
  public void close() {
    connection.close();
  }
}
