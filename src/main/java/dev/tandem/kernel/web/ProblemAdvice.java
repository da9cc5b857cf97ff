package dev.tandem.kernel.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers every exception with a {@link Problem}: 4xx if the request is at fault, 5xx if the
 * platform is. A problem that was thrown is answered as it is, however deep among the causes.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final int MAX_CAUSES = 20;

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
  void handle(NoResourceFoundException exception, ServletWebRequest request) throws Exception {
    write(Problem.notFound("address"), exception, request);
  }

  @ExceptionHandler
  void handle(TypeMismatchException exception, ServletWebRequest request) throws Exception {
    var sentence = "“%s” is not a valid value here.".formatted(abbreviate(exception.getValue()));
    write(Problem.malformed(sentence), exception, request);
  }

  @ExceptionHandler
  void handle(BindException exception, ServletWebRequest request) throws Exception {
    var sentence =
        exception.getFieldErrors().stream()
            .map(error -> error.getField() + " " + error.getDefaultMessage())
            .collect(Collectors.joining("; ", "", "."));
    write(Problem.malformed(sentence), exception, request);
  }

  @ExceptionHandler
  void handle(ConstraintViolationException exception, ServletWebRequest request) throws Exception {
    write(Problem.malformed(exception.getMessage() + "."), exception, request);
  }

  @ExceptionHandler
  void handle(HttpMessageNotReadableException exception, ServletWebRequest request)
      throws Exception {
    var problem = Problem.malformed("The body is not JSON of the form that this address expects.");
    write(problem, exception, request);
  }

  @ExceptionHandler
  void handle(OptimisticLockingFailureException exception, ServletWebRequest request)
      throws Exception {
    write(Problem.changedMeanwhile(), exception, request);
  }

  @ExceptionHandler({
    TransientDataAccessException.class,
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class
  })
  void handleOverload(Exception exception, ServletWebRequest request) throws Exception {
    var problem =
        databaseProblem(exception, request)
            .orElseGet(
                () -> Problem.unavailable("Tandem is very busy; try again in a few seconds.", 2));
    write(problem, exception, request);
  }

  @ExceptionHandler({DataAccessResourceFailureException.class, TransactionSystemException.class})
  void handleConnectionLoss(Exception exception, ServletWebRequest request) throws Exception {
    var problem =
        databaseProblem(exception, request)
            .orElseGet(() -> DatabaseProblems.connectionLost(request.getRequest()));
    write(problem, exception, request);
  }

  @ExceptionHandler
  void handle(Exception exception, ServletWebRequest request) throws Exception {
    if (exception instanceof ErrorResponse response) {
      write(response, exception, request);
      return;
    }
    var problem =
        findProblem(exception)
            .or(() -> databaseProblem(exception, request))
            .orElseGet(() -> internalError(exception, request));
    write(problem, exception, request);
  }

  private static Optional<Problem> databaseProblem(Exception exception, ServletWebRequest request) {
    return DatabaseProblems.of(exception, request.getRequest());
  }

  private static Problem internalError(Exception exception, ServletWebRequest request) {
    var number = UUID.randomUUID().toString().substring(0, 8);
    var method = request.getHttpMethod();
    var uri = request.getRequest().getRequestURI();
    LOG.error("{} {} failed, number {}", method, uri, number, exception);
    return Problem.internalError(
        "Something went wrong on our side; it was logged under the number %s.".formatted(number));
  }

  private void write(ErrorResponse problem, Exception exception, ServletWebRequest request)
      throws Exception {
    var response = Objects.requireNonNull(request.getResponse());
    var answer = findProblem(exception).map(ErrorResponse.class::cast).orElse(problem);
    problems.write(answer, request.getRequest(), response);
  }

  private static Optional<Problem> findProblem(Throwable exception) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .filter(Problem.class::isInstance)
        .map(Problem.class::cast)
        .findFirst();
  }

  private static String abbreviate(@Nullable Object value) {
    var text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
