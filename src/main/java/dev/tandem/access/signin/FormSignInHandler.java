package dev.tandem.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Redirects after the sign-in form: to the page that the member asked for, or back to the form with
 * a message.
 */
public class FormSignInHandler
    implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    response.sendRedirect(ReturnUrl.localOrHome(request.getParameter(ReturnUrl.PARAMETER)));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException {
    var message = exception instanceof TooManyAttemptsException ? "paused" : "failed";
    var page = ReturnUrl.localOrHome(request.getParameter(ReturnUrl.PARAMETER));
    response.sendRedirect("/access/sign-in?" + message + "&" + ReturnUrl.queryOf(page));
  }
}
