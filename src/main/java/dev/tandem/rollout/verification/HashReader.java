package dev.tandem.rollout.verification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Counts the rows of a table by their hash. */
record HashReader(ComparisonConnection connection) {

  /** Counts the rows of each hash in the given buckets. */
  Map<String, Long> countsByHash(RowHashQuery query, Collection<Long> buckets, long mask) {
    return connection.query(
        query.countsByHash(),
        statement -> {
          statement.setLong(1, mask);
          statement.setArray(2, connection.createArray("int8", buckets.toArray()));
        },
        rows -> {
          var counts = new HashMap<String, Long>();
          while (rows.next()) {
            counts.put(Long.toHexString(rows.getLong(1)), rows.getLong(2));
          }
          return counts;
        });
  }

  /** Digests of all rows, grouped by the bits of their hash that the mask selects. */
  Map<Long, RangeDigest> digestsByBucket(RowHashQuery query, long mask) {
    return connection.query(
        query.digestsByBucket(),
        statement -> statement.setLong(1, mask),
        rows -> {
          var digests = new HashMap<Long, RangeDigest>();
          while (rows.next()) {
            digests.put(rows.getLong(1), new RangeDigest(rows.getLong(2), rows.getBigDecimal(3)));
          }
          return digests;
        });
  }
}
