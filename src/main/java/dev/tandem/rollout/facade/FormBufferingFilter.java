package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Buffers the forms for modules that are live away, before another filter reads them. */
final class FormBufferingFilter extends OncePerRequestFilter {

  private final RouteResolver routeResolver;
  private final ProblemWriter problems;

  FormBufferingFilter(RouteResolver routeResolver, ProblemWriter problems) {
    this.routeResolver = routeResolver;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!RouteResolver.isForm(request) || routeResolver.remoteRouteForAnyUnit(request).isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    try {
      var form = new BufferedForm(request);
      form.setAttribute(RouteResolver.FORM_BUFFERED_ATTRIBUTE, true);
      chain.doFilter(form, response);
    } catch (Problem problem) {
      problems.write(problem, request, response);
    }
  }
}
