package dev.tandem.access.security;

import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Records the answers that refuse a request, whatever refused it. */
final class RefusalWatch extends OncePerRequestFilter {

  /** Set by whoever knows better than the status what was refused. */
  static final String CAUSE = RefusalWatch.class.getName();

  private static final String WEBHOOKS = "/api/billing/webhooks/";

  private final SecurityEvents events;

  RefusalWatch(SecurityEvents events) {
    this.events = events;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    eventOf(request, response.getStatus())
        .ifPresent(event -> events.record(event, member(), request.getRemoteAddr()));
  }

  private static Optional<SecurityEvent> eventOf(HttpServletRequest request, int status) {
    if (request.getAttribute(CAUSE) instanceof SecurityEvent cause) {
      return Optional.of(cause);
    }
    if (request.getRequestURI().startsWith(WEBHOOKS)) {
      return status >= 400 && status < 500
          ? Optional.of(SecurityEvent.BAD_WEBHOOK)
          : Optional.empty();
    }
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
      return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
          ? Optional.of(SecurityEvent.BAD_TOKEN)
          : Optional.empty();
    }
    return switch (HttpStatus.resolve(status)) {
      case FORBIDDEN -> Optional.of(SecurityEvent.REFUSED);
      case TOO_MANY_REQUESTS ->
          member() == null ? Optional.empty() : Optional.of(SecurityEvent.LIMIT_REACHED);
      case null, default -> Optional.empty();
    };
  }

  private static @Nullable UUID member() {
    var caller = SecurityContextHolder.getContext().getAuthentication();
    try {
      return caller == null ? null : UUID.fromString(caller.getName());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
