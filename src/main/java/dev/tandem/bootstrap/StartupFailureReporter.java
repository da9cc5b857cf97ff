package dev.tandem.bootstrap;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one sentence why Tandem did not start, where the reason is one that happens to people.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupFailureReporter implements SpringBootExceptionReporter {

  private final @Nullable ConfigurableApplicationContext context;

  StartupFailureReporter(@Nullable ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    var sentence =
        Stream.iterate(failure, it -> it != null, Throwable::getCause)
            .flatMap(it -> explain(it).stream())
            .findFirst();
    sentence.ifPresent(it -> System.err.println("\nTandem cannot start: " + it + "\n"));
    return sentence.isPresent();
  }

  private Optional<String> explain(Throwable failure) {
    return switch (failure) {
      case StartupException it -> Optional.ofNullable(it.getMessage());
      case PortInUseException it ->
          Optional.of(
              "port %d is in use; stop what uses it, or choose another with --server.port=%d."
                  .formatted(it.getPort(), it.getPort() + 1));
      case IllegalArgumentException it
          when String.valueOf(it.getMessage()).startsWith(ModuleSelection.PROPERTY) ->
          Optional.ofNullable(it.getMessage());
      case SQLException it -> explainDatabaseFailure(it);
      default -> Optional.empty();
    };
  }

  private Optional<String> explainDatabaseFailure(SQLException failure) {
    var state = failure.getSQLState();
    if (state == null) {
      return Optional.empty();
    }
    if (state.startsWith("08")) {
      return Optional.of(
          "no database answers at %s; start it, or correct spring.datasource.url."
              .formatted(jdbcUrl()));
    }
    return switch (state) {
      case "28P01", "28000" ->
          Optional.of(
              "the database at %s refuses the user; correct spring.datasource.username and"
                      .formatted(jdbcUrl())
                  + " spring.datasource.password.");
      case "3D000" ->
          Optional.of(
              "there is no such database at %s; create it, or correct spring.datasource.url."
                  .formatted(jdbcUrl()));
      case "42501" ->
          Optional.of(
              "the user of the database at %s may not create schemas; grant it CREATE on the"
                      .formatted(jdbcUrl())
                  + " database.");
      case "53300" ->
          Optional.of(
              "the database at %s takes no more connections; raise its max_connections."
                  .formatted(jdbcUrl()));
      default -> Optional.empty();
    };
  }

  /** Without its parameters, which may hold a password. */
  private String jdbcUrl() {
    var url =
        context == null ? null : context.getEnvironment().getProperty("spring.datasource.url");
    return url == null ? "the given address" : url.replaceFirst("\\?.*", "");
  }
}
