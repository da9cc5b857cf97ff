package dev.tandem.kernel.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter: answers what the sender got wrong with 4xx, whichever filter notices it,
 * and logs it as one line.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SenderMistakeFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(SenderMistakeFilter.class);
  private static final int MAX_LOGGED = 200;

  private final ProblemWriter problems;

  SenderMistakeFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var mistake = RequestHead.mistakeIn(request);
    if (mistake.isPresent()) {
      refuse(mistake.get(), request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      var problem = SenderMistake.in(e).or(() -> SenderMistake.noticedBefore(request));
      if (problem.isEmpty()) {
        throw e;
      }
      refuse(problem.get(), request, response);
    }
  }

  private void refuse(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    log(request, problem);
    problems.write(problem, request, response);
  }

  /** What is logged of the address is still encoded, so it cannot begin a line of its own. */
  private static void log(HttpServletRequest request, Problem problem) {
    var address = request.getRequestURI();
    LOG.info(
        "{} {} was refused with {}: {}",
        request.getMethod(),
        address.substring(0, Math.min(address.length(), MAX_LOGGED)),
        problem.getStatusCode().value(),
        problem.getBody().getDetail());
  }
}
