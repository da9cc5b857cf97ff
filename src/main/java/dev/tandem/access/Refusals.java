package dev.tandem.access;

import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a caller hears who is unknown or may not: words, and the way on. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  Refusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, ServletException {
    if (ProblemWriter.isForApi(request)) {
      document(request, response, reason);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/access/sign-in" + WayBack.from(request));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/access/sign-in" + WayBack.from(request));
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException, ServletException {
    var sentence =
        reason instanceof CsrfException
            ? "This page has been open for too long. Reload it and try once more."
            : "Your sign-in does not allow this.";
    problems.write(Problem.forbidden(sentence), request, response);
  }

  private void document(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, ServletException {
    if (reason instanceof TooManyFailures it) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(it.seconds()));
      problems.write(Problem.tooMany(sentence(it)), request, response);
      return;
    }
    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tandem\", charset=\"UTF-8\"");
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        reason instanceof OAuth2AuthenticationException
            ? "Bearer realm=\"Tandem\", error=\"invalid_token\""
            : "Bearer realm=\"Tandem\"");
    problems.write(Problem.unauthenticated(sentence(request, reason)), request, response);
  }

  private static String sentence(HttpServletRequest request, AuthenticationException reason) {
    if (reason instanceof OAuth2AuthenticationException) {
      return "This token is not valid or has run out; ask for a new one.";
    }
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? "Sign in first, with a username and password or a token."
        : "The username or the password is not right.";
  }

  private static String sentence(TooManyFailures it) {
    return "Too many wrong passwords; try again in %d seconds.".formatted(it.seconds());
  }
}
