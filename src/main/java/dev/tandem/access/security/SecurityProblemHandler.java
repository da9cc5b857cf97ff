package dev.tandem.access.security;

import dev.tandem.access.signin.ReturnUrl;
import dev.tandem.access.signin.TooManyAttemptsException;
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
class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final ProblemWriter problems;

  SecurityProblemHandler(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, ServletException {
    if (ProblemWriter.isApiRequest(request)) {
      writeProblem(request, response, reason);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/access/sign-in" + ReturnUrl.queryFor(request));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/access/sign-in" + ReturnUrl.queryFor(request));
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

  private void writeProblem(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException, ServletException {
    if (reason instanceof TooManyAttemptsException it) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(it.retryAfterSeconds()));
      problems.write(Problem.tooManyRequests(message(it)), request, response);
      return;
    }
    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tandem\", charset=\"UTF-8\"");
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        reason instanceof OAuth2AuthenticationException
            ? "Bearer realm=\"Tandem\", error=\"invalid_token\""
            : "Bearer realm=\"Tandem\"");
    problems.write(Problem.unauthenticated(message(request, reason)), request, response);
  }

  private static String message(HttpServletRequest request, AuthenticationException reason) {
    if (reason instanceof OAuth2AuthenticationException) {
      return "This token is not valid or has run out; ask for a new one.";
    }
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? "Sign in first, with a username and password or a token."
        : "The username or the password is not right.";
  }

  private static String message(TooManyAttemptsException it) {
    return "Too many wrong passwords; try again in %d seconds.".formatted(it.retryAfterSeconds());
  }
}
