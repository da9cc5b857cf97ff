package dev.tandem.rollout.mirror;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps a copy of the answers that are to be mirrored. Stands outside all filters but those that
 * write headers, so the copy is what the user gets; the answer is sent before anything else is
 * done.
 */
final class MirrorFilter extends OncePerRequestFilter {

  private final Mirror mirror;

  MirrorFilter(Mirror mirror) {
    this.mirror = mirror;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!mirror.chooses(request)) {
      chain.doFilter(request, response);
      return;
    }
    var exchange = mirror.begin(request, response);
    boolean answered = false;
    try {
      chain.doFilter(request, exchange.response());
      long liveNanos = exchange.liveNanos();
      if (!request.isAsyncStarted() && exchange.answeredBy() != null) {
        answered = isSent(exchange);
        if (answered) {
          mirror.answered(request, exchange, liveNanos);
        }
      }
    } finally {
      if (!answered) {
        exchange.buffer().forget();
      }
    }
  }

  /** The container finds out itself that the caller has disconnected. */
  private static boolean isSent(MirroredExchange exchange) {
    try {
      exchange.response().finish();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
