package dev.tandem.rollout.verification;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.verification.ComparisonConnection.ParameterBinder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads digests, keys and rows of one database for a comparison. */
final class ComparisonSession implements AutoCloseable {

  private static final int SAMPLED_PAGES = 300;

  private final ComparisonConnection connection;

  ComparisonSession(ModuleDatabase database) {
    this.connection = new ComparisonConnection(database);
  }

  RangeDigest digest(RowHashQuery query, KeyRange range) {
    return connection.query(
        query.digestQuery(range),
        bindStrings(RowHashQuery.rangeParameters(range)),
        rows -> {
          rows.next();
          return new RangeDigest(rows.getLong(1), rows.getBigDecimal(2));
        });
  }

  /** Keys that split the table into ranges of about {@code rowsPerRange} rows, from a sample. */
  List<List<String>> sampleBounds(RowHashQuery query, int rowsPerRange) {
    double percent = Math.min(100, 100.0 * SAMPLED_PAGES / Math.max(1, pages(query)));
    var sample = keys(query, query.sampleQuery(percent), List.of());
    long ranges = (long) Math.ceil(sample.size() * 100 / percent / rowsPerRange);
    return LongStream.range(1, ranges)
        .mapToObj(i -> sample.get((int) (i * sample.size() / ranges)))
        .distinct()
        .toList();
  }

  private long pages(RowHashQuery query) {
    return connection.query(
        "select pg_relation_size(?::regclass) / current_setting('block_size')::int",
        bindStrings(List.of(query.table().name())),
        rows -> rows.next() ? rows.getLong(1) : 0);
  }

  List<List<String>> everyNthKey(RowHashQuery query, KeyRange range, long n) {
    return keys(query, query.everyNthKeyQuery(range, n), RowHashQuery.rangeParameters(range));
  }

  private List<List<String>> keys(RowHashQuery query, String sql, List<String> parameters) {
    int width = query.table().primaryKey().size();
    return connection.query(
        sql,
        bindStrings(parameters),
        rows -> {
          var keys = new ArrayList<List<String>>();
          while (rows.next()) {
            keys.add(readKey(rows, width));
          }
          return keys;
        });
  }

  Map<List<String>, RowVersion> rows(RowHashQuery query, KeyRange range) {
    return connection.query(
        query.rowsQuery(range),
        bindStrings(RowHashQuery.rangeParameters(range)),
        rows -> readRowVersions(rows, query.table().primaryKey().size()));
  }

  Map<List<String>, RowVersion> rows(RowHashQuery query, Collection<List<String>> keys) {
    int width = query.table().primaryKey().size();
    return connection.query(
        query.rowsQuery(false), bindKeys(keys, width), rows -> readRowVersions(rows, width));
  }

  /** Reads rows and keeps them from being written until {@link #release}. */
  Map<List<String>, RowVersion> lockRows(RowHashQuery query, Collection<List<String>> keys) {
    int width = query.table().primaryKey().size();
    return connection.queryLocked(
        query.rowsQuery(true), bindKeys(keys, width), rows -> readRowVersions(rows, width));
  }

  Map<List<String>, List<@Nullable String>> columnValues(
      RowHashQuery query, Collection<List<String>> keys) {
    int width = query.table().primaryKey().size();
    return connection.query(
        query.valuesQuery(),
        bindKeys(keys, width),
        rows -> {
          var values = new HashMap<List<String>, List<@Nullable String>>();
          while (rows.next()) {
            values.put(
                readKey(rows, width),
                Arrays.asList((String[]) rows.getArray(width + 1).getArray()));
          }
          return values;
        });
  }

  /** Counts the rows of each hash in the given buckets. */
  Map<String, Long> countsByHash(RowHashQuery query, Collection<Long> buckets, long mask) {
    return connection.query(
        query.countsByHashQuery(),
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
        query.digestsByBucketQuery(),
        statement -> statement.setLong(1, mask),
        rows -> {
          var digests = new HashMap<Long, RangeDigest>();
          while (rows.next()) {
            digests.put(rows.getLong(1), new RangeDigest(rows.getLong(2), rows.getBigDecimal(3)));
          }
          return digests;
        });
  }

  /** Releases the locked rows. */
  void release() {
    connection.release();
  }

  private static Map<List<String>, RowVersion> readRowVersions(ResultSet rows, int width)
      throws SQLException {
    var versions = new HashMap<List<String>, RowVersion>();
    while (rows.next()) {
      versions.put(
          readKey(rows, width), new RowVersion(rows.getLong(width + 1), rows.getLong(width + 2)));
    }
    return versions;
  }

  private static List<String> readKey(ResultSet row, int width) throws SQLException {
    var key = new ArrayList<String>(width);
    for (int i = 1; i <= width; i++) {
      key.add(row.getString(i));
    }
    return key;
  }

  private static ParameterBinder bindStrings(List<String> values) {
    return statement -> {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
    };
  }

  /** Binds one array for each column of the key. */
  private ParameterBinder bindKeys(Collection<List<String>> keys, int width) {
    return statement -> {
      for (int i = 0; i < width; i++) {
        int column = i;
        var values = keys.stream().map(key -> key.get(column)).toArray();
        statement.setArray(i + 1, connection.createArray("text", values));
      }
    };
  }

  @Override
  public void close() {
    connection.close();
  }
}
