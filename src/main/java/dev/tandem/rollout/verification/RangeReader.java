package dev.tandem.rollout.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Reads digests, keys and rows of ranges of keys. */
record RangeReader(ComparisonConnection connection) {

  private static final int SAMPLED_PAGES = 300;

  RangeDigest digest(RowHashQuery query, KeyRange range) {
    return connection.query(
        new KeyRangeQueries(query).digest(range),
        Keys.bindStrings(range.parameters()),
        rows -> {
          rows.next();
          return new RangeDigest(rows.getLong(1), rows.getBigDecimal(2));
        });
  }

  /** Keys that split the table into ranges of about {@code rowsPerRange} rows, from a sample. */
  List<List<String>> sampleBounds(RowHashQuery query, int rowsPerRange) {
    double percent = Math.min(100, 100.0 * SAMPLED_PAGES / Math.max(1, pages(query)));
    var sample = keys(query, new KeyRangeQueries(query).sample(percent), List.of());
    long ranges = (long) Math.ceil(sample.size() * 100 / percent / rowsPerRange);
    return LongStream.range(1, ranges)
        .mapToObj(i -> sample.get((int) (i * sample.size() / ranges)))
        .distinct()
        .toList();
  }

  private long pages(RowHashQuery query) {
    return connection.query(
        "select pg_relation_size(?::regclass) / current_setting('block_size')::int",
        Keys.bindStrings(List.of(query.table().name())),
        rows -> rows.next() ? rows.getLong(1) : 0);
  }

  List<List<String>> everyNthKey(RowHashQuery query, KeyRange range, long n) {
    return keys(query, new KeyRangeQueries(query).everyNthKey(range, n), range.parameters());
  }

  private List<List<String>> keys(RowHashQuery query, String sql, List<String> parameters) {
    return connection.query(
        sql,
        Keys.bindStrings(parameters),
        rows -> {
          var keys = new ArrayList<List<String>>();
          while (rows.next()) {
            keys.add(Keys.read(rows, query.keyWidth()));
          }
          return keys;
        });
  }

  Map<List<String>, RowVersion> rows(RowHashQuery query, KeyRange range) {
    return connection.query(
        new KeyRangeQueries(query).rows(range),
        Keys.bindStrings(range.parameters()),
        rows -> RowVersion.readAll(rows, query.keyWidth()));
  }
}
