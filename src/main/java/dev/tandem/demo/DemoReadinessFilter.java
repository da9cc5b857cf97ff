package dev.tandem.demo;

import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 503 with a page or a problem document until the demo data is prepared. */
class DemoReadinessFilter extends OncePerRequestFilter {

  static final String BYPASS_HEADER = "X-Tandem-Demo";

  private final String bypassToken = UUID.randomUUID().toString();
  private final ProblemWriter problems;
  private final PageRenderer pages;
  private volatile boolean ready;

  DemoReadinessFilter(ProblemWriter problems, PageRenderer pages, boolean ready) {
    this.problems = problems;
    this.pages = pages;
    this.ready = ready;
  }

  /** The value of {@link #BYPASS_HEADER} with which requests pass the filter. */
  String bypassToken() {
    return bypassToken;
  }

  void markReady() {
    ready = true;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return ready
        || path.startsWith("/kernel/")
        || path.startsWith("/actuator/health")
        || bypassToken.equals(request.getHeader(BYPASS_HEADER));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (ProblemWriter.isApiRequest(request)) {
      problems.write(
          Problem.unavailable("The demo data is being prepared; this takes about a minute.", 5),
          request,
          response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    pages.render("demo/preparing", Map.of(), request, response);
  }
}
