package house.recommendations;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.stereotype.Component;

@Component
class Inserting {
  private final SimpleJdbcInsert insert;

  Inserting(DataSource database) {
    this.insert = new SimpleJdbcInsert(database).withSchemaName("billing").withTableName("invoice");
  }

  void insert(Map<String, Object> row) {
    insert.execute(row);
  }
}
