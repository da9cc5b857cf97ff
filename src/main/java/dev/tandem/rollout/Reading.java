package dev.tandem.rollout;

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
final class Reading implements AutoCloseable {

  private static final String SETTINGS =
      """
      select set_config(name, value, false) from (values
        ('timezone', 'UTC'), ('datestyle', 'ISO, YMD'), ('intervalstyle', 'postgres'),
        ('extra_float_digits', '1'), ('bytea_output', 'hex'), ('xmlbinary', 'base64'),
        ('jit', 'off'), ('max_parallel_workers_per_gather', '0'), ('lock_timeout', '500ms'))
        as its (name, value)
      """;
  private static final int SAMPLED = 300; // pages

  private final Side side;
  private final Connection connection;

  Reading(Side side) {
    this.side = side;
    try {
      connection = side.database().getConnection();
      connection.setAutoCommit(false);
      try (var its = connection.createStatement()) {
        its.execute(SETTINGS);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new Side.Unanswered(side.name(), e);
    }
  }

  Digest digest(Projection projection, Span span) {
    return read(
        projection.digest(span),
        strings(Projection.parameters(span)),
        rows -> {
          rows.next();
          return new Digest(rows.getLong(1), rows.getBigDecimal(2));
        });
  }

  /** Keys that cut the table into pieces of about so many rows. */
  List<List<String>> cuts(Projection projection, int piece) {
    long pages =
        read(
            "select pg_relation_size(?::regclass) / current_setting('block_size')::int",
            strings(List.of(projection.table().name())),
            rows -> rows.next() ? rows.getLong(1) : 0);
    double percent = Math.min(100, 100.0 * SAMPLED / Math.max(1, pages));
    var sample = keys(projection, projection.sample(percent), List.of());
    long pieces = (long) Math.ceil(sample.size() * 100 / percent / piece);
    return LongStream.range(1, pieces)
        .mapToObj(i -> sample.get((int) (i * sample.size() / pieces)))
        .distinct()
        .toList();
  }

  /** Every n-th key of the range. */
  List<List<String>> every(Projection projection, Span span, long n) {
    return keys(projection, projection.every(span, n), Projection.parameters(span));
  }

  private List<List<String>> keys(Projection projection, String sql, List<String> parameters) {
    int width = projection.table().key().size();
    return read(
        sql,
        strings(parameters),
        rows -> {
          var keys = new ArrayList<List<String>>();
          while (rows.next()) {
            keys.add(key(rows, width));
          }
          return keys;
        });
  }

  Map<List<String>, Seen> rows(Projection projection, Span span) {
    return read(
        projection.rows(span),
        strings(Projection.parameters(span)),
        rows -> seen(rows, projection.table().key().size()));
  }

  /**
   * @param locked so that nobody changes them before {@link #release}
   */
  Map<List<String>, Seen> rows(
      Projection projection, Collection<List<String>> keys, boolean locked) {
    int width = projection.table().key().size();
    return read(projection.rows(locked), arrays(keys, width), rows -> seen(rows, width), locked);
  }

  Map<List<String>, List<@Nullable String>> words(
      Projection projection, Collection<List<String>> keys) {
    int width = projection.table().key().size();
    return read(
        projection.words(),
        arrays(keys, width),
        rows -> {
          var words = new HashMap<List<String>, List<@Nullable String>>();
          while (rows.next()) {
            words.put(
                key(rows, width), Arrays.asList((String[]) rows.getArray(width + 1).getArray()));
          }
          return words;
        });
  }

  /** How often each row hash occurs among those of which the last bits are given. */
  Map<List<String>, Seen> counted(Projection projection, Collection<Long> tails, long mask) {
    return read(
        "select h, count(*) from (select %s as h from %s t where %s) t where (h & ?) = any (?) group by h"
            .formatted(projection.hash(), projection.table().name(), projection.table().rows()),
        statement -> {
          statement.setLong(1, mask);
          statement.setArray(2, array("int8", tails.toArray()));
        },
        rows -> {
          var found = new HashMap<List<String>, Seen>();
          while (rows.next()) {
            found.put(
                List.of(Long.toHexString(rows.getLong(1))),
                new Seen(rows.getLong(2), rows.getLong(2)));
          }
          return found;
        });
  }

  Map<Long, Digest> tails(Projection projection, long mask) {
    return read(
        "select h & ?, count(*), sum(h) from (select %s as h from %s t where %s) t group by 1"
            .formatted(projection.hash(), projection.table().name(), projection.table().rows()),
        statement -> statement.setLong(1, mask),
        rows -> {
          var found = new HashMap<Long, Digest>();
          while (rows.next()) {
            found.put(rows.getLong(1), new Digest(rows.getLong(2), rows.getBigDecimal(3)));
          }
          return found;
        });
  }

  /** Lets go of what is locked. */
  void release() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new Side.Unanswered(side.name(), e);
    }
  }

  private static Map<List<String>, Seen> seen(ResultSet rows, int width) throws SQLException {
    var seen = new HashMap<List<String>, Seen>();
    while (rows.next()) {
      seen.put(key(rows, width), new Seen(rows.getLong(width + 1), rows.getLong(width + 2)));
    }
    return seen;
  }

  private static List<String> key(ResultSet row, int width) throws SQLException {
    var key = new ArrayList<String>(width);
    for (int i = 1; i <= width; i++) {
      key.add(row.getString(i));
    }
    return key;
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Rows<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private static Parameters strings(List<String> values) {
    return statement -> {
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
    };
  }

  /** One array for each column of the key. */
  private Parameters arrays(Collection<List<String>> keys, int width) {
    return statement -> {
      for (int i = 0; i < width; i++) {
        int place = i;
        statement.setArray(i + 1, array("text", keys.stream().map(it -> it.get(place)).toArray()));
      }
    };
  }

  private Array array(String type, Object[] values) throws SQLException {
    return connection.createArrayOf(type, values);
  }

  private <T> T read(String sql, Parameters parameters, Rows<T> rows) {
    return read(sql, parameters, rows, false);
  }

  private <T> T read(String sql, Parameters parameters, Rows<T> rows, boolean open) {
    try (var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      T found;
      try (var its = statement.executeQuery()) {
        found = rows.of(its);
      }
      if (!open) {
        connection.commit();
      }
      return found;
    } catch (SQLException e) {
      throw new Side.Unanswered(side.name(), e);
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
