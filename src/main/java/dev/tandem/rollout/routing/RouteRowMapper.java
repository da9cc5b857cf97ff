package dev.tandem.rollout.routing;

import dev.tandem.kernel.routing.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Maps the rows of {@link RouteRows#SELECT}. */
class RouteRowMapper implements RowMapper<ModuleRoute> {

  @Override
  public ModuleRoute mapRow(ResultSet row, int number) throws SQLException {
    var canary =
        new Canary(
            new Share(row.getInt("share")),
            strings(row, "included"),
            strings(row, "exempted"),
            instant(row.getTimestamp("until")));
    return new ModuleRoute(
        row.getString("module"),
        Stage.valueOf(row.getString("stage")),
        row.getLong("epoch"),
        row.getTimestamp("since").toInstant(),
        row.getBoolean("moving"),
        canary);
  }

  private static Set<String> strings(ResultSet row, String column) throws SQLException {
    return Set.of((String[]) row.getArray(column).getArray());
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
