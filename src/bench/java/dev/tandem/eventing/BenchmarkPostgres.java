package dev.tandem.eventing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fresh PostgreSQL with durable commits (fsync on), and applications that use it. */
public final class BenchmarkPostgres implements AutoCloseable {

  static final String BUSINESS = "insert into business (id, description) values (?, ?)";

  private final EmbeddedPostgres postgres;
  private final HikariDataSource database;
  private final JdbcTemplate jdbc;
  private final ProcessHandle server;

  BenchmarkPostgres() throws IOException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("wal_level", "logical")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("max_connections", "400")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .start();
    database = pool(url("postgres"), 1);
    jdbc = new JdbcTemplate(database);
    jdbc.execute("create extension pg_stat_statements");
    server = server();
  }

  private ProcessHandle server() throws IOException {
    var folder = jdbc.queryForObject("show data_directory", String.class);
    var pid = Files.readAllLines(Path.of(String.valueOf(folder), "postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  public ResourceUsage.ResourceMeter startMeter() {
    return new ResourceUsage.ResourceMeter(jdbc, server);
  }

  String version() {
    return String.valueOf(jdbc.queryForObject("show server_version", String.class));
  }

  /** The number of statements that the sessions of a database have sent. */
  long statements(String database) {
    var calls =
        jdbc.queryForObject(
            """
            select coalesce(sum(calls), 0)::bigint from pg_stat_statements s
              join pg_database d on d.oid = s.dbid where d.datname = ?
            """,
            Long.class,
            database);
    return calls == null ? 0 : calls;
  }

  /** Creates a database with the business table. */
  HikariDataSource database(String name) {
    jdbc.execute("create database " + name);
    var database = pool(url(name), 40);
    new JdbcTemplate(database)
        .execute("create table business (id uuid primary key, description text)");
    return database;
  }

  private String url(String name) {
    return postgres.getJdbcUrl("postgres", name);
  }

  private static HikariDataSource pool(String url, int size) {
    var database = new HikariDataSource();
    database.setJdbcUrl(url);
    database.setMaximumPoolSize(size);
    return database;
  }

  /** Starts an application on a new database with a migrated event log. */
  ConfigurableApplicationContext app(
      Class<?> application, String name, Map<String, Object> properties) {
    return app(application, name, properties, context -> {});
  }

  public ConfigurableApplicationContext app(
      Class<?> application,
      String name,
      Map<String, Object> properties,
      Consumer<GenericApplicationContext> initializer) {
    try (var database = database(name)) {
      migrate(database);
    }
    var all = new HashMap<String, Object>();
    all.put("namastack.outbox.enabled", "false");
    all.put("spring.datasource.url", url(name));
    all.put("spring.datasource.hikari.maximum-pool-size", "40");
    all.put("spring.flyway.enabled", "false");
    all.put("spring.config.location", "optional:classpath:/nothing/");
    all.put("spring.main.banner-mode", "off");
    all.put("logging.level.root", "warn");
    all.putAll(properties);
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .properties(all)
        .initializers(context -> initializer.accept((GenericApplicationContext) context))
        .run();
  }

  private static void migrate(DataSource database) {
    Flyway.configure()
        .dataSource(database)
        .schemas("eventing")
        .defaultSchema("eventing")
        .locations("filesystem:db/migration/eventing")
        .load()
        .migrate();
  }

  @Override
  public void close() throws IOException {
    database.close();
    postgres.close();
  }
}
