package dev.tandem.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A PostgreSQL that refuses connections without TLS. */
public final class EncryptedPostgres implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private final Certificates certificates;

  public EncryptedPostgres(Path data, Certificates certificates) {
    this.certificates = certificates;
    try {
      var key = Files.copy(certificates.key("localhost"), data.resolveSibling("postgres.key"));
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
      postgres =
          EmbeddedPostgres.builder()
              .setPGStartupWait(Duration.ofSeconds(90))
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setServerConfig("ssl", "on")
              .setServerConfig("ssl_cert_file", certificates.certificate("localhost").toString())
              .setServerConfig("ssl_key_file", key.toString())
              .setServerConfig("max_connections", "200")
              .setServerConfig("wal_level", "logical")
              .setServerConfig("max_replication_slots", "20")
              .setServerConfig("max_wal_senders", "20")
              .start();
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        Files.write(
            data.resolve("pg_hba.conf"),
            List.of(
                "hostssl all all all trust",
                "hostssl replication all all trust",
                "host all all all reject"));
        statement.execute("select pg_reload_conf()");
        statement.execute("create database home");
        statement.execute("create database billing");
        statement.execute("create database other");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A URL that compares the server's certificate with the CA and the host. */
  public String url(String host, String database, Path ca) {
    return "jdbc:postgresql://%s:%s/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(host, postgres.getPort(), database, ca);
  }

  /** The application names of the connections without TLS. */
  public List<String> unencrypted() {
    return JdbcRows.firstColumn(
        url("localhost", "postgres", certificates.ca()) + "&user=postgres",
        """
        select coalesce(nullif(application_name, ''), backend_type) from pg_stat_ssl
          join pg_stat_activity using (pid)
         where not ssl and backend_type in ('client backend', 'walsender')
        """);
  }

  /** How many connections of other servers replicate from here. */
  public int senders() {
    return JdbcRows.firstColumn(
            url("localhost", "postgres", certificates.ca()) + "&user=postgres",
            "select 1 from pg_stat_replication")
        .size();
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
