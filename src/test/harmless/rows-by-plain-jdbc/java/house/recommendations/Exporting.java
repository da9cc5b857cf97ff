package house.recommendations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.util.PGobject;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.stereotype.Component;

@Component
class Exporting {
  private static final List<String> COLUMNS = List.of("id", "bookings");
  private final DataSource database;
  private final SimpleJdbcInsert insert;

  Exporting(DataSource database) {
    this.database = database;
    this.insert =
        new SimpleJdbcInsert(database).withSchemaName("recommendations").withTableName("mentor");
  }

  List<String> rows(int pages) throws SQLException {
    var sql = "select " + String.join(", ", COLUMNS) + " from recommendations.mentor";
    var rows = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql);
        var result = statement.executeQuery()) {
      while (result.next() && rows.size() < pages) {
        rows.add(result.getString("id"));
      }
    }
    return rows;
  }

  PGobject json(String text) throws SQLException {
    var value = new PGobject();
    value.setType("jsonb");
    value.setValue(text);
    return value;
  }
}
