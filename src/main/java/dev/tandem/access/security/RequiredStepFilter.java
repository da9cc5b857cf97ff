package dev.tandem.access.security;

import dev.tandem.access.session.MemberAuthentication;
import dev.tandem.access.session.RequiredStep;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads a member who must do something first to the page for that, from every other page. */
final class RequiredStepFilter extends OncePerRequestFilter {

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  private final RequestMatcher open;

  RequiredStepFilter(String... publicPages) {
    open =
        new OrRequestMatcher(
            new OrRequestMatcher(
                Arrays.stream(publicPages).<RequestMatcher>map(PATHS::matcher).toList()),
            PATHS.matcher("/access/sign-out"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    var step =
        authentication == null
            ? null
            : MemberAuthentication.requiredStep(authentication).orElse(null);
    if (step == null || open.matches(request) || isPageOf(step, request)) {
      chain.doFilter(request, response);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", step.page());
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.sendRedirect(step.page());
    }
  }

  private static boolean isPageOf(RequiredStep step, HttpServletRequest request) {
    return new OrRequestMatcher(
            List.of(PATHS.matcher(step.page()), PATHS.matcher(step.page() + "/**")))
        .matches(request);
  }
}
