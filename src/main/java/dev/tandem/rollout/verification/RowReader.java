package dev.tandem.rollout.verification;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table with the given keys. */
record RowReader(ComparisonConnection connection, RowHashQuery query)
    implements MismatchRecheck.LockingReader<List<String>, RowVersion> {

  @Override
  public Map<List<String>, RowVersion> read(Collection<List<String>> keys) {
    return connection.query(
        new KeyQueries(query).rows(),
        Keys.bindArrays(connection, keys, query.keyWidth()),
        rows -> RowVersion.readAll(rows, query.keyWidth()));
  }

  @Override
  public Map<List<String>, RowVersion> readLocked(Collection<List<String>> keys) {
    return connection.queryLocked(
        new KeyQueries(query).lockedRows(),
        Keys.bindArrays(connection, keys, query.keyWidth()),
        rows -> RowVersion.readAll(rows, query.keyWidth()));
  }

  @Override
  public void release() {
    connection.release();
  }

  /** The values of all columns as text. */
  Map<List<String>, List<@Nullable String>> values(Collection<List<String>> keys) {
    int width = query.keyWidth();
    return connection.query(
        new KeyQueries(query).values(),
        Keys.bindArrays(connection, keys, width),
        rows -> {
          var values = new HashMap<List<String>, List<@Nullable String>>();
          while (rows.next()) {
            values.put(
                Keys.read(rows, width),
                Arrays.asList((String[]) rows.getArray(width + 1).getArray()));
          }
          return values;
        });
  }
}
