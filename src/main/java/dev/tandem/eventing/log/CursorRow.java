package dev.tandem.eventing.log;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a leased cursor from a row. */
final class CursorRow {

  private CursorRow() {}

  static Cursor read(ResultSet row, String consumer) throws SQLException {
    return new Cursor(
        consumer,
        row.getInt("partition"),
        row.getString("module"),
        Set.of((String[]) row.getArray("subscriptions").getArray()),
        row.getString("state").equals("FORWARDED"),
        row.getLong("dual_delivery_until"),
        row.getInt("segment"),
        row.getLong("position"),
        gaps(row.getArray("gaps"), row.getArray("fences")),
        row.getLong("tx"));
  }

  private static SequenceGaps gaps(Array positions, Array fences) throws SQLException {
    var position = (Long[]) positions.getArray();
    var fence = (Long[]) fences.getArray();
    return new SequenceGaps(
        IntStream.range(0, position.length)
            .mapToObj(i -> new SequenceGap(position[i], fence[i]))
            .toList());
  }
}
