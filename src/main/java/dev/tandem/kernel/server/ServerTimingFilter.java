package dev.tandem.kernel.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.util.OnCommittedResponseWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells a caller who asks by the header {@code Tandem-Timing} how long the controllers needed until
 * the answer began, as {@code Server-Timing: app;dur=…} in milliseconds.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2)
final class ServerTimingFilter extends OncePerRequestFilter {

  private static final String REQUEST_HEADER = "Tandem-Timing";
  private static final String RESPONSE_HEADER = "Server-Timing";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(REQUEST_HEADER) == null) {
      chain.doFilter(request, response);
      return;
    }
    var timed = new TimedResponse(response);
    chain.doFilter(request, timed);
    timed.onResponseCommitted();
  }

  private static final class TimedResponse extends OnCommittedResponseWrapper {

    private final long start = System.nanoTime();
    private boolean told;

    TimedResponse(HttpServletResponse response) {
      super(response);
    }

    @Override
    protected void onResponseCommitted() {
      if (!told && !isCommitted()) {
        told = true;
        var millis = (System.nanoTime() - start) / 1_000_000.0;
        setHeader(RESPONSE_HEADER, String.format(Locale.ROOT, "app;dur=%.3f", millis));
      }
    }
  }
}
