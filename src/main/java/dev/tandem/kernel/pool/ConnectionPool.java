package dev.tandem.kernel.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The pool of one {@link DatabaseUse}. */
record ConnectionPool(
    DatabaseUse use, HikariDataSource pool, PhysicalConnections physical, AddressShares shares) {

  private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

  static ConnectionPool create(
      DatabaseUse use,
      int size,
      HikariConfig base,
      DatabaseProperties limits,
      Supplier<DatabaseWatch> watch) {
    var physical =
        new PhysicalConnections(
            source(base, properties(use, limits), limits.passwordFile()),
            () -> watch.get().awaitAnswer());
    var wait = use.isRequest() ? limits.connectionWait() : limits.backgroundConnectionWait();
    var pool = new HikariDataSource();
    base.copyStateTo(pool);
    pool.setPoolName("tandem-" + use.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    pool.setDataSource(physical);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(Math.min(1, base.getMinimumIdle()));
    pool.setConnectionTimeout(wait.toMillis());
    pool.setValidationTimeout(VALIDATION_TIMEOUT.toMillis());
    var shares =
        new AddressShares(size, wait, limits.stalledWait(), () -> watch.get().isAnyoneLocked());
    return new ConnectionPool(use, pool, physical, shares);
  }

  /** Connections outside any pool, which give up after the timeout. */
  static DataSource unpooled(HikariConfig base, DatabaseProperties limits) {
    var timeout = limits.answerTimeout();
    var properties = new Properties();
    properties.setProperty("connectTimeout", seconds(timeout));
    properties.setProperty("loginTimeout", seconds(timeout));
    properties.setProperty("socketTimeout", seconds(timeout));
    properties.setProperty("ApplicationName", "tandem health");
    return source(base, properties, limits.passwordFile());
  }

  private static DataSource source(
      HikariConfig base, Properties properties, @Nullable Path passwordFile) {
    if (base.getDataSource() != null) {
      return base.getDataSource();
    }
    properties.putAll(base.getDataSourceProperties());
    var source =
        passwordFile == null
            ? new DriverManagerDataSource(base.getJdbcUrl())
            : new PasswordFileDataSource(base.getJdbcUrl(), passwordFile);
    source.setUsername(base.getCredentials().getUsername());
    source.setPassword(base.getCredentials().getPassword());
    source.setConnectionProperties(properties);
    return source;
  }

  private static Properties properties(DatabaseUse use, DatabaseProperties limits) {
    var properties = new Properties();
    properties.setProperty("connectTimeout", seconds(limits.connectTimeout()));
    properties.setProperty("loginTimeout", seconds(limits.connectTimeout()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "tandem");
    if (!use.isRequest()) {
      properties.setProperty(
          "options", "-c lock_timeout=" + limits.backgroundLockTimeout().toMillis());
    } else {
      properties.setProperty("socketTimeout", seconds(limits.socketTimeout()));
      properties.setProperty(
          "options",
          "-c statement_timeout=%s -c lock_timeout=%s -c idle_in_transaction_session_timeout=%s"
              .formatted(
                  limits.statementTimeout().toMillis(),
                  limits.lockTimeout().toMillis(),
                  limits.socketTimeout().toMillis()));
    }
    return properties;
  }

  private static String seconds(Duration duration) {
    return String.valueOf(Math.max(1, duration.toSeconds()));
  }

  /** The background always holds one connection, with the locks of the modules. */
  boolean isInUse() {
    var state = pool.getHikariPoolMXBean();
    int idle = use.isRequest() ? 0 : 1;
    return state != null
        && (state.getActiveConnections() > idle || state.getThreadsAwaitingConnection() > 0);
  }
}
