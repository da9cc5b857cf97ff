package dev.tandem.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Leads on after the sign-in form: to the page one came from, or back to the form with words. */
class FormSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    response.sendRedirect(WayBack.checked(request.getParameter(WayBack.PARAMETER)));
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    var word = reason instanceof TooManyFailures ? "paused" : "failed";
    var page = WayBack.checked(request.getParameter(WayBack.PARAMETER));
    response.sendRedirect("/access/sign-in?" + word + "&" + WayBack.query(page));
  }
}
