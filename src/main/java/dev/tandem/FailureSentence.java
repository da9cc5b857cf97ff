package dev.tandem;

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
class FailureSentence implements SpringBootExceptionReporter {

  private final @Nullable ConfigurableApplicationContext context;

  FailureSentence(@Nullable ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean reportException(Throwable failure) {
    var sentence =
        Stream.iterate(failure, it -> it != null, Throwable::getCause)
            .flatMap(it -> sentence(it).stream())
            .findFirst();
    sentence.ifPresent(it -> System.err.println("\nTandem cannot start: " + it + "\n"));
    return sentence.isPresent();
  }

  private Optional<String> sentence(Throwable failure) {
    return switch (failure) {
      case CannotStart it -> Optional.ofNullable(it.getMessage());
      case PortInUseException it ->
          Optional.of(
              "port %d is in use; stop what uses it, or choose another with --server.port=%d."
                  .formatted(it.getPort(), it.getPort() + 1));
      case IllegalArgumentException it
          when String.valueOf(it.getMessage()).startsWith(ModuleSelection.PROPERTY) ->
          Optional.ofNullable(it.getMessage());
      case SQLException it -> database(it);
      default -> Optional.empty();
    };
  }

  private Optional<String> database(SQLException failure) {
    var state = failure.getSQLState();
    if (state == null) {
      return Optional.empty();
    }
    if (state.startsWith("08")) {
      return Optional.of(
          "no database answers at %s; start it, or correct spring.datasource.url."
              .formatted(address()));
    }
    return switch (state) {
      case "28P01", "28000" ->
          Optional.of(
              "the database at %s refuses the user; correct spring.datasource.username and"
                      .formatted(address())
                  + " spring.datasource.password.");
      case "3D000" ->
          Optional.of(
              "there is no such database at %s; create it, or correct spring.datasource.url."
                  .formatted(address()));
      case "42501" ->
          Optional.of(
              "the user of the database at %s may not create schemas; grant it CREATE on the"
                      .formatted(address())
                  + " database.");
      case "53300" ->
          Optional.of(
              "the database at %s takes no more connections; raise its max_connections."
                  .formatted(address()));
      default -> Optional.empty();
    };
  }

  /** Without its parameters, which may hold a password. */
  private String address() {
    var url =
        context == null ? null : context.getEnvironment().getProperty("spring.datasource.url");
    return url == null ? "the given address" : url.replaceFirst("\\?.*", "");
  }
}
