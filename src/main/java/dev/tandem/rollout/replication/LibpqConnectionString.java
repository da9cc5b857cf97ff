package dev.tandem.rollout.replication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * How one PostgreSQL server reaches a database of another: what a JDBC URL says, in the words of
 * libpq. The host is taken as it stands, so it must mean the same to both.
 */
public final class LibpqConnectionString {

  private static final int CONNECT_TIMEOUT_SECONDS = 10; // seconds to connect

  private final Map<String, String> parameters;

  private LibpqConnectionString(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws CannotReplicateException for what is no URL of a PostgreSQL
   */
  public static LibpqConnectionString fromJdbcUrl(
      String jdbcUrl, @Nullable String username, @Nullable String password) {
    var said = Driver.parseURL(jdbcUrl, new Properties());
    if (said == null) {
      throw new CannotReplicateException(
          "a module's tables are copied between PostgreSQL databases only; give a URL like"
              + " jdbc:postgresql://host:5432/name.");
    }
    var parameters = new LinkedHashMap<String, String>();
    put(parameters, "host", said.getProperty("PGHOST", "localhost"));
    put(parameters, "port", said.getProperty("PGPORT", "5432"));
    put(parameters, "dbname", said.getProperty("PGDBNAME"));
    put(parameters, "user", username == null ? said.getProperty("user") : username);
    put(parameters, "password", password == null ? said.getProperty("password") : password);
    put(parameters, "sslmode", sslMode(said));
    put(parameters, "sslrootcert", said.getProperty("sslrootcert"));
    put(parameters, "connect_timeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
    return new LibpqConnectionString(parameters);
  }

  private static @Nullable String sslMode(Properties said) {
    var ssl = said.getProperty("ssl");
    return said.getProperty("sslmode", "true".equals(ssl) || "".equals(ssl) ? "require" : null);
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parameters.put(name, value);
    }
  }

  /** With the password: for the server that connects, and for nobody's eyes. */
  String withPassword() {
    return format(parameters);
  }

  @Override
  public String toString() {
    var shown = new LinkedHashMap<>(parameters);
    shown.replace("password", "…");
    return format(shown);
  }

  private static String format(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> it.getKey() + "='" + escape(it.getValue()) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("'", "\\'");
  }
}
