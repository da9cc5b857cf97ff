package dev.tandem.kernel.web;

import java.util.Objects;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Answers every exception with a {@link Problem}. A problem that was thrown is answered as it is,
 * however deep among the causes.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private final ProblemWriter problems;

  ProblemAdvice(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Spring Security has its own handlers, and a closed connection takes no answer. */
  @ExceptionHandler({
    AccessDeniedException.class,
    AuthenticationException.class,
    AsyncRequestNotUsableException.class
  })
  void rethrow(Exception exception) throws Exception {
    throw exception;
  }

  @ExceptionHandler
  void handle(Exception exception, ServletWebRequest request) throws Exception {
    var problem =
        SenderMistake.thrownProblem(exception)
            .map(ErrorResponse.class::cast)
            .orElseGet(() -> ExceptionProblems.of(exception, request.getRequest()));
    problems.write(problem, request.getRequest(), Objects.requireNonNull(request.getResponse()));
  }
}
