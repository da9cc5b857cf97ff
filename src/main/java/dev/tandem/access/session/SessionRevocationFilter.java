package dev.tandem.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that its member has ended, that is too old, or after which the password was
 * changed or the sign-in was disabled; one that goes on has the roles of this moment, and knows
 * when the member last typed the password.
 */
public class SessionRevocationFilter extends OncePerRequestFilter {

  private final MemberSessions sessions;

  public SessionRevocationFilter(MemberSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof SignInPrincipal principal) {
      sessions
          .findCurrent(principal, MemberSessions.idOf(request.getSession(false)))
          .ifPresentOrElse(
              current -> keepCurrent(authentication, principal, current), () -> end(request));
    }
    chain.doFilter(request, response);
  }

  private static void keepCurrent(
      Authentication authentication, SignInPrincipal principal, CurrentSession current) {
    if (MemberAuthentication.requiredStep(authentication).isPresent()) {
      return;
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        MemberAuthentication.of(principal, current.roleSet(), current.confirmedAt()));
    SecurityContextHolder.setContext(context);
  }

  private static void end(HttpServletRequest request) {
    SecurityContextHolder.clearContext();
    var session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
