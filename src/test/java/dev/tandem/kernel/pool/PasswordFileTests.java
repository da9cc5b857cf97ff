package dev.tandem.kernel.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import dev.tandem.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A password is exchanged while a process runs. */
class PasswordFileTests {

  private static final String ROLE = "exchanges_its_password";

  @TempDir Path folder;

  @Test
  void theNextConnectionUsesThePasswordThatTheFileHasThen() throws Exception {
    var url = TestDatabase.create();
    var server = new JdbcTemplate(new DriverManagerDataSource(url));
    requirePassword(server);
    server.execute("drop role if exists " + ROLE);
    server.execute("create role " + ROLE + " login password 'the first one'");
    var file = Files.writeString(folder.resolve("password"), "the first one\n");
    var database = ConnectionPool.unpooled(config(url), properties(file));
    database.getConnection().close();

    server.execute("alter role " + ROLE + " password 'the second one'");
    // The server reads its rules again in its own time.
    await()
        .untilAsserted(() ->
            assertThatThrownBy(() -> database.getConnection().close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password"));
    Files.writeString(file, "the second one\n");
    try (var connection = database.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private static HikariConfig config(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url.replaceAll("[?&]user=[^&]*", ""));
    config.setUsername(ROLE);
    return config;
  }

  private static DatabaseProperties properties(Path file) {
    var source =
        new MapConfigurationPropertySource(
            Map.of("tandem.kernel.database.password-file", file.toString()));
    return new Binder(source).bindOrCreate("tandem.kernel.database", DatabaseProperties.class);
  }

  /** The server of the tests trusts everyone else. */
  private static void requirePassword(JdbcTemplate server) throws Exception {
    var data = String.valueOf(server.queryForObject("show data_directory", String.class));
    var rules = Path.of(data, "pg_hba.conf");
    var rule = "host all %s all scram-sha-256\n".formatted(ROLE);
    var known = Files.readString(rules);
    if (!known.startsWith(rule)) {
      Files.writeString(rules, rule + known);
    }
    server.execute("select pg_reload_conf()");
  }
}
