package house.recommendations;

import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class Preparing {
  void prepare(DataSource database, Resource script) {
    new ResourceDatabasePopulator(script).execute(database);
  }
}
