package dev.tandem.access.session;

import dev.tandem.access.identity.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that its member has ended, that is too old, or after which the password was
 * changed or the sign-in was disabled; one that goes on has the roles of this moment.
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
              current -> keepRolesCurrent(authentication, principal, current.roleSet()),
              () -> end(request));
    }
    chain.doFilter(request, response);
  }

  private static void keepRolesCurrent(
      Authentication authentication, SignInPrincipal principal, Set<Role> roles) {
    if (MemberAuthentication.isSettingUp(authentication)
        || MemberAuthentication.hasExactly(authentication, roles)) {
      return;
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(MemberAuthentication.of(principal, roles));
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
