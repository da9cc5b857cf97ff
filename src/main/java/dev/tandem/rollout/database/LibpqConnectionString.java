package dev.tandem.rollout.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A libpq connection string, made from a JDBC URL, with which one PostgreSQL server connects to a
 * database of another. The host is not translated, so it must be resolvable by this process and by
 * that server.
 */
public final class LibpqConnectionString {

  private static final int CONNECT_TIMEOUT_SECONDS = 10;

  private final Map<String, String> parameters;

  private LibpqConnectionString(Map<String, String> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws CannotReplicateException when this is not the URL of a PostgreSQL database
   */
  public static LibpqConnectionString fromJdbcUrl(
      String jdbcUrl, @Nullable String username, @Nullable String password) {
    var url = Driver.parseURL(jdbcUrl, new Properties());
    if (url == null) {
      throw new CannotReplicateException(
          "a module's tables can be copied between PostgreSQL databases only; use a URL like"
              + " jdbc:postgresql://host:5432/name.");
    }
    var parameters = new LinkedHashMap<String, String>();
    put(parameters, "host", url.getProperty("PGHOST", "localhost"));
    put(parameters, "port", url.getProperty("PGPORT", "5432"));
    put(parameters, "dbname", url.getProperty("PGDBNAME"));
    put(parameters, "user", username == null ? url.getProperty("user") : username);
    put(parameters, "password", password == null ? url.getProperty("password") : password);
    put(parameters, "sslmode", sslMode(url));
    put(parameters, "sslrootcert", url.getProperty("sslrootcert"));
    put(parameters, "connect_timeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
    return new LibpqConnectionString(parameters);
  }

  private static @Nullable String sslMode(Properties url) {
    var ssl = url.getProperty("ssl");
    return url.getProperty("sslmode", "true".equals(ssl) || "".equals(ssl) ? "require" : null);
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parameters.put(name, value);
    }
  }

  /** With the password, so never to be shown or logged. */
  public String withPassword() {
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
        .map(parameter -> parameter.getKey() + "='" + escape(parameter.getValue()) + "'")
        .collect(Collectors.joining(" "));
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("'", "\\'");
  }
}
