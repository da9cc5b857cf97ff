package dev.tandem.access.signin;

import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.session.SessionStarter;
import dev.tandem.access.session.SignInPrincipal;
import dev.tandem.access.throttle.TooManyAttemptsException;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Redirects after the sign-in form: to the page that the member asked for, to the page that asks
 * for a code, or back to the form with a message.
 */
public class FormSignInHandler
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

  private final MemberSessions sessions;
  private final SecurityEvents events;
  private final SessionStarter starter;

  public FormSignInHandler(MemberSessions sessions, SecurityEvents events, SessionStarter starter) {
    this.sessions = sessions;
    this.events = events;
    this.starter = starter;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    if (authentication.getPrincipal() instanceof SignInPrincipal principal) {
      starter.start(principal.memberId(), request, response);
    }
    response.sendRedirect(ReturnUrl.localOrHome(request.getParameter(ReturnUrl.PARAMETER)));
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null
        && authentication.getPrincipal() instanceof SignInPrincipal principal) {
      sessions.end(principal.memberId(), MemberSessions.idOf(request.getSession(false)));
      events.record(SecurityEvent.SIGNED_OUT, principal.memberId(), request.getRemoteAddr());
    }
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    var page = ReturnUrl.localOrHome(request.getParameter(ReturnUrl.PARAMETER));
    if (exception instanceof SecondFactorRequiredException required) {
      PendingSignIn.remember(required.principal(), request);
      response.sendRedirect("/access/sign-in/code?" + ReturnUrl.queryOf(page));
      return;
    }
    var message =
        switch (exception) {
          case TooManyAttemptsException _ -> "paused";
          case OwnPasswordRequiredException required when required.ended() -> "ended";
          default -> "failed";
        };
    response.sendRedirect("/access/sign-in?" + message + "&" + ReturnUrl.queryOf(page));
  }
}
