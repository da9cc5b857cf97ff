package dev.tandem.rollout.verification;

import dev.tandem.rollout.replication.ModuleDatabase;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

/** One side, read in a session whose settings make equal values look equal. */
final class ComparisonSession implements AutoCloseable {

  private static final String SETTINGS =
      """
      select set_config(name, value, false) from (values
        ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
        ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('xmlbinary', 'base64'),
        ('jit', 'off'), ('max_parallel_workers_per_gather', '0'), ('lock_timeout', '500ms'))
        as its (name, value)
      """;
  private static final int SAMPLED_PAGES = 300; // pages

  private final ModuleDatabase database;
  private final Connection connection;

  ComparisonSession(ModuleDatabase database) {
    this.database = database;
    try {
      connection = database.dataSource().getConnection();
      connection.setAutoCommit(false);
      try (var its = connection.createStatement()) {
        its.execute(SETTINGS);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new ModuleDatabase.DatabaseUnavailableException(database.name(), e);
    }
  }

  RangeDigest digest(RowHashQuery projection, KeyRange span) {
    return query(
        projection.digestQuery(span),
        bindStrings(RowHashQuery.rangeParameters(span)),
        rows -> {
          rows.next();
          return new RangeDigest(rows.getLong(1), rows.getBigDecimal(2));
        });
  }

  /** Keys that cut the table into pieces of about so many rows. */
  List<List<String>> sampleBounds(RowHashQuery projection, int piece) {
    long pages =
        query(
            "select pg_relation_size(?::regclass) / current_setting('block_size')::int",
            bindStrings(List.of(projection.table().name())),
            rows -> rows.next() ? rows.getLong(1) : 0);
    double percent = Math.min(100, 100.0 * SAMPLED_PAGES / Math.max(1, pages));
    var sample = keys(projection, projection.sampleQuery(percent), List.of());
    long pieces = (long) Math.ceil(sample.size() * 100 / percent / piece);
    return LongStream.range(1, pieces)
        .mapToObj(i -> sample.get((int) (i * sample.size() / pieces)))
        .distinct()
        .toList();
  }

  /** Every n-th key of the range. */
  List<List<String>> everyNthKey(RowHashQuery projection, KeyRange span, long n) {
    return keys(
        projection, projection.everyNthKeyQuery(span, n), RowHashQuery.rangeParameters(span));
  }

  private List<List<String>> keys(RowHashQuery projection, String sql, List<String> parameters) {
    int width = projection.table().primaryKey().size();
    return query(
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

  Map<List<String>, RowVersion> rows(RowHashQuery projection, KeyRange span) {
    return query(
        projection.rowsQuery(span),
        bindStrings(RowHashQuery.rangeParameters(span)),
        rows -> toRowVersions(rows, projection.table().primaryKey().size()));
  }

  /**
   * @param locked so that nobody changes them before {@link #release}
   */
  Map<List<String>, RowVersion> rows(
      RowHashQuery projection, Collection<List<String>> keys, boolean locked) {
    int width = projection.table().primaryKey().size();
    return query(
        projection.rowsQuery(locked),
        bindKeys(keys, width),
        rows -> toRowVersions(rows, width),
        locked);
  }

  Map<List<String>, List<@Nullable String>> columnValues(
      RowHashQuery projection, Collection<List<String>> keys) {
    int width = projection.table().primaryKey().size();
    return query(
        projection.valuesQuery(),
        bindKeys(keys, width),
        rows -> {
          var words = new HashMap<List<String>, List<@Nullable String>>();
          while (rows.next()) {
            words.put(
                readKey(rows, width),
                Arrays.asList((String[]) rows.getArray(width + 1).getArray()));
          }
          return words;
        });
  }

  /** How often each row hash occurs among those of which the last bits are given. */
  Map<List<String>, RowVersion> countByHash(
      RowHashQuery projection, Collection<Long> tails, long mask) {
    return query(
        "select h, count(*) from (select %s as h from %s t where %s) t where (h & ?) = any (?) group by h"
            .formatted(
                projection.hashExpression(),
                projection.table().name(),
                projection.table().rowFilter()),
        statement -> {
          statement.setLong(1, mask);
          statement.setArray(2, sqlArray("int8", tails.toArray()));
        },
        rows -> {
          var found = new HashMap<List<String>, RowVersion>();
          while (rows.next()) {
            found.put(
                List.of(Long.toHexString(rows.getLong(1))),
                new RowVersion(rows.getLong(2), rows.getLong(2)));
          }
          return found;
        });
  }

  Map<Long, RangeDigest> digestsByBucket(RowHashQuery projection, long mask) {
    return query(
        "select h & ?, count(*), sum(h) from (select %s as h from %s t where %s) t group by 1"
            .formatted(
                projection.hashExpression(),
                projection.table().name(),
                projection.table().rowFilter()),
        statement -> statement.setLong(1, mask),
        rows -> {
          var found = new HashMap<Long, RangeDigest>();
          while (rows.next()) {
            found.put(rows.getLong(1), new RangeDigest(rows.getLong(2), rows.getBigDecimal(3)));
          }
          return found;
        });
  }

  /** Lets go of what is locked. */
  void release() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new ModuleDatabase.DatabaseUnavailableException(database.name(), e);
    }
  }

  private static Map<List<String>, RowVersion> toRowVersions(ResultSet rows, int width)
      throws SQLException {
    var seen = new HashMap<List<String>, RowVersion>();
    while (rows.next()) {
      seen.put(
          readKey(rows, width), new RowVersion(rows.getLong(width + 1), rows.getLong(width + 2)));
    }
    return seen;
  }

  private static List<String> readKey(ResultSet row, int width) throws SQLException {
    var key = new ArrayList<String>(width);
    for (int i = 1; i <= width; i++) {
      key.add(row.getString(i));
    }
    return key;
  }

  private interface ParameterBinder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface RowsReader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private static ParameterBinder bindStrings(List<String> values) {
    return statement -> {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
    };
  }

  /** One array for each column of the key. */
  private ParameterBinder bindKeys(Collection<List<String>> keys, int width) {
    return statement -> {
      for (int i = 0; i < width; i++) {
        int place = i;
        statement.setArray(
            i + 1, sqlArray("text", keys.stream().map(it -> it.get(place)).toArray()));
      }
    };
  }

  private Array sqlArray(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private <T> T query(String sql, ParameterBinder parameters, RowsReader<T> rows) {
    return query(sql, parameters, rows, false);
  }

  private <T> T query(String sql, ParameterBinder parameters, RowsReader<T> rows, boolean open) {
    try (var statement = connection.prepareStatement(sql)) {
      parameters.bind(statement);
      T found;
      try (var its = statement.executeQuery()) {
        found = rows.read(its);
      }
      if (!open) {
        connection.commit();
      }
      return found;
    } catch (SQLException e) {
      throw new ModuleDatabase.DatabaseUnavailableException(database.name(), e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      connection.rollback();
      connection.setAutoCommit(true);
      try (var its = connection.createStatement()) {
        its.execute("reset all");
      }
    } catch (SQLException e) {
      // a connection that is broken is not used again
    }
  }
}
