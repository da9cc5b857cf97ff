package dev.tandem.access.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * A mail program unsubscribes its user (RFC 8058): it sends no cookie and so no CSRF token. The
 * signed link in the address says for whom.
 */
final class OneClickUnsubscribing implements RequestMatcher {

  static final String ADDRESS = "/preferences/unsubscribe";

  private static final RequestMatcher POSTED =
      PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS);

  @Override
  public boolean matches(HttpServletRequest request) {
    return POSTED.matches(request) && "One-Click".equals(request.getParameter("List-Unsubscribe"));
  }
}
