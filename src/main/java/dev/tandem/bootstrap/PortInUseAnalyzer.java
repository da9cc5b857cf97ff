package dev.tandem.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Suggests another port, before Spring Boot's own analyzer answers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortInUseAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, PortInUseException cause) {
    return StartupFailureAnalyzer.analysis(
        "port %s is in use; stop what uses it, or choose another with --server.port=%s."
            .formatted(cause.getPort(), cause.getPort() + 1));
  }
}
