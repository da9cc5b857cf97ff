package house.recommendations;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;

class Pools {
  DataSource pool() {
    return DataSourceBuilder.create().url("jdbc:postgresql:tandem").build();
  }
}
