package dev.tandem.rollout.steps;

import dev.tandem.eventing.ownership.ModuleOwnerships;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Activates a module at home, in the caller's transaction. */
final class HomeActivation {

  private final DataSource homeDataSource;

  HomeActivation(DataSource homeDataSource) {
    this.homeDataSource = homeDataSource;
  }

  void activate(String module, long epoch) {
    var connection = DataSourceUtils.getConnection(homeDataSource);
    try {
      new ModuleOwnerships(homeDataSource).activate(module, epoch, connection);
    } finally {
      DataSourceUtils.releaseConnection(connection, homeDataSource);
    }
  }
}
