package dev.tandem.access.security;

import dev.tandem.access.session.MemberAuthentication;
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

/** Leads a member who must set up a second factor to the page for that, from every other page. */
final class SecondFactorSetupFilter extends OncePerRequestFilter {

  private static final String SETUP = "/access/second-factor";

  private final RequestMatcher open;

  SecondFactorSetupFilter(String... publicPages) {
    var paths = PathPatternRequestMatcher.withDefaults();
    var open = Arrays.stream(publicPages).<RequestMatcher>map(paths::matcher).toList();
    var own =
        List.<RequestMatcher>of(
            paths.matcher(SETUP), paths.matcher(SETUP + "/**"), paths.matcher("/access/sign-out"));
    this.open = new OrRequestMatcher(new OrRequestMatcher(open), new OrRequestMatcher(own));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !MemberAuthentication.isSettingUp(authentication)
        || open.matches(request)) {
      chain.doFilter(request, response);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", SETUP);
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else {
      response.sendRedirect(SETUP);
    }
  }
}
