package dev.tandem.bootstrap;

import dev.tandem.kernel.persistence.SqlStates;
import dev.tandem.kernel.tls.TlsFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains why the database cannot be used, by PostgreSQL's SQLSTATE. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer implements FailureAnalyzer {

  private final Environment environment;

  DatabaseFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    var distrust = TlsFailure.reason(failure);
    if (distrust.isPresent()) {
      return StartupFailureAnalyzer.analysis(
          "the server at %s is not trusted: %s; correct sslrootcert or the host in its address, or the server's certificate."
              .formatted(jdbcUrl(), distrust.get()));
    }
    return SqlStates.of(failure)
        .flatMap(state -> explain(state).stream())
        .findFirst()
        .map(sentence -> StartupFailureAnalyzer.analysis(sentence.formatted(jdbcUrl())))
        .orElse(null);
  }

  private static Optional<String> explain(String state) {
    if (state.startsWith("08")) {
      return Optional.of("no database answers at %s; start it, or correct spring.datasource.url.");
    }
    return Optional.ofNullable(
        switch (state) {
          case "28P01", "28000" ->
              "the database at %s refuses the user; correct spring.datasource.username and spring.datasource.password.";
          case "3D000" ->
              "there is no such database at %s; create it, or correct spring.datasource.url.";
          case "42501" ->
              "the user of the database at %s may not create the tables of this release; run java -jar tandem.jar migrate as their owner, or grant the user CREATE on the database.";
          case "53300" ->
              "the database at %s accepts no more connections; raise its max_connections.";
          default -> null;
        });
  }

  /** Without the parameters, which may contain a password. */
  private String jdbcUrl() {
    var url = environment.getProperty("spring.datasource.url");
    return url == null ? "the given address" : url.replaceFirst("\\?.*", "");
  }
}
