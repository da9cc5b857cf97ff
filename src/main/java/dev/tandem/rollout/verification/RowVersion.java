package dev.tandem.rollout.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as it was read.
 *
 * @param hash of all columns
 * @param xmin the transaction that wrote this version; another one shows that the row was written
 *     in between
 */
record RowVersion(long hash, long xmin) {

  /** Reads rows of a key, a hash and a transaction, by their key. */
  static Map<List<String>, RowVersion> readAll(ResultSet rows, int keyWidth) throws SQLException {
    var versions = new HashMap<List<String>, RowVersion>();
    while (rows.next()) {
      versions.put(
          Keys.read(rows, keyWidth),
          new RowVersion(rows.getLong(keyWidth + 1), rows.getLong(keyWidth + 2)));
    }
    return versions;
  }

  boolean hasSameHash(RowVersion other) {
    return hash == other.hash;
  }
}
