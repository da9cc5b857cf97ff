package dev.tandem.access.security;

import dev.tandem.access.signin.OwnPasswordRequiredException;
import dev.tandem.access.signin.ReturnUrl;
import dev.tandem.access.signin.SecondFactorRequiredException;
import dev.tandem.access.throttle.TooManyAttemptsException;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers 401 and 403: a problem document for the API, the sign-in page or an error page for
 * browsers.
 */
@Component
class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

  /** Shown in the form that was sent, which keeps what was typed. */
  private static final String SIGNED_OUT =
      "You have been signed out. Sign in again in another tab, then send this form again; what you typed is still here.";

  private final ProblemWriter problems;

  SecurityProblemHandler(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException, ServletException {
    if (ProblemWriter.isForPrograms(request)) {
      writeProblem(request, response, exception);
    } else if (request.getHeader("HX-Request") != null && !isRead(request)) {
      problems.write(Problem.unauthenticated(SIGNED_OUT), request, response);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/access/sign-in" + ReturnUrl.queryFor(request));
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    } else {
      response.sendRedirect("/access/sign-in" + ReturnUrl.queryFor(request));
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
      throws IOException, ServletException {
    var detail =
        exception instanceof CsrfException
            ? "This page has been open for too long. Reload it and try again."
            : "Your sign-in does not allow this.";
    if (exception instanceof CsrfException) {
      request.setAttribute(RefusalWatch.CAUSE, SecurityEvent.FORGED_FORM);
    }
    problems.write(Problem.forbidden(detail), request, response);
  }

  private static boolean isRead(HttpServletRequest request) {
    return HttpMethod.GET.matches(request.getMethod());
  }

  private void writeProblem(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
      throws IOException, ServletException {
    if (exception instanceof TooManyAttemptsException tooMany) {
      var seconds = tooMany.retryAfterSeconds();
      problems.write(Problem.tooManyRequests(message(tooMany), seconds), request, response);
      return;
    }
    response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tandem\", charset=\"UTF-8\"");
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        exception instanceof OAuth2AuthenticationException
            ? "Bearer realm=\"Tandem\", error=\"invalid_token\""
            : "Bearer realm=\"Tandem\"");
    problems.write(Problem.unauthenticated(message(request, exception)), request, response);
  }

  private static String message(HttpServletRequest request, AuthenticationException exception) {
    if (exception instanceof SecondFactorRequiredException required) {
      return String.valueOf(required.getMessage());
    }
    if (exception instanceof OwnPasswordRequiredException required) {
      return String.valueOf(required.getMessage());
    }
    if (exception instanceof OAuth2AuthenticationException) {
      return "This token is invalid or has expired; request a new one.";
    }
    return request.getHeader(HttpHeaders.AUTHORIZATION) == null
        ? "Sign in first, with a username and password or a token."
        : "The username or password is wrong.";
  }

  private static String message(TooManyAttemptsException tooMany) {
    return "Too many wrong passwords or codes; try again in %s seconds."
        .formatted(tooMany.retryAfterSeconds());
  }
}
