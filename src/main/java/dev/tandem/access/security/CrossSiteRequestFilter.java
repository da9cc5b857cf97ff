package dev.tandem.access.security;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes through the API that the page of another site has a browser send: browsers repeat
 * a Basic sign-in by themselves. Other clients do not send {@code Sec-Fetch-Site}.
 */
final class CrossSiteRequestFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final ProblemWriter problems;

  CrossSiteRequestFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var origin = request.getHeader("Sec-Fetch-Site");
    return origin == null || !FOREIGN.contains(origin) || READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    problems.write(
        Problem.forbidden("The page of another site may not change anything here."),
        request,
        response);
  }
}
