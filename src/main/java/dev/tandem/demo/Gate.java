package dev.tandem.demo;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps people out with words while the demo data is prepared, and never again afterwards. */
class Gate extends OncePerRequestFilter {

  static final String PASS = "X-Tandem-Demo";

  private final String secret = UUID.randomUUID().toString();
  private final ProblemWriter problems;
  private volatile boolean open;

  Gate(ProblemWriter problems, boolean open) {
    this.problems = problems;
    this.open = open;
  }

  /** The value of {@link #PASS} that lets the preparing commands through. */
  String secret() {
    return secret;
  }

  void open() {
    open = true;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return open
        || path.startsWith("/kernel/")
        || path.startsWith("/actuator/health")
        || secret.equals(request.getHeader(PASS));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (ProblemWriter.isForApi(request)) {
      problems.write(
          Problem.unavailable("The demo data is being prepared; this takes about a minute.", 5),
          request,
          response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, "5");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/html;charset=UTF-8");
    response
        .getWriter()
        .write(
            new ClassPathResource("demo/preparing.html")
                .getContentAsString(StandardCharsets.UTF_8));
  }
}
