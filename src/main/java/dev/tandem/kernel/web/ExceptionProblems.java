package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Explains exceptions: 4xx if the request is at fault, 5xx if the platform is. */
final class ExceptionProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ExceptionProblems.class);

  private ExceptionProblems() {}

  static ErrorResponse of(Exception exception, HttpServletRequest request) {
    return switch (exception) {
      case NoResourceFoundException _ -> Problem.notFound("address");
      case TypeMismatchException e -> notAValue(e.getValue());
      case BindException e -> invalidFields(e);
      case ConstraintViolationException e -> Problem.malformed(e.getMessage() + ".");
      case HttpMessageNotReadableException e -> unreadableBody(e);
      case OptimisticLockingFailureException _ -> Problem.changedMeanwhile();
      case TransientDataAccessException e -> overload(e, request);
      case CannotGetJdbcConnectionException e -> overload(e, request);
      case CannotCreateTransactionException e -> overload(e, request);
      case DataAccessResourceFailureException e -> connectionLoss(e, request);
      case TransactionSystemException e -> connectionLoss(e, request);
      case ErrorResponse response -> response;
      default ->
          SenderMistake.in(exception)
              .or(() -> DatabaseProblems.of(exception, request))
              .orElseGet(() -> internalError(exception, request));
    };
  }

  private static Problem unreadableBody(HttpMessageNotReadableException exception) {
    return Optional.ofNullable(exception.getCause())
        .flatMap(SenderMistake::in)
        .orElseGet(
            () -> Problem.malformed("The body is not JSON of the form that this address expects."));
  }

  private static Problem notAValue(@Nullable Object value) {
    var text = String.valueOf(value);
    var shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
    return Problem.malformed("“%s” is not a valid value here.".formatted(shown));
  }

  private static Problem invalidFields(BindException exception) {
    return Problem.malformed(
        exception.getFieldErrors().stream()
            .map(error -> error.getField() + " " + error.getDefaultMessage())
            .collect(Collectors.joining("; ", "", ".")));
  }

  private static Problem overload(Exception exception, HttpServletRequest request) {
    return DatabaseProblems.of(exception, request)
        .orElseGet(
            () -> Problem.unavailable("Tandem is very busy; try again in a few seconds.", 2));
  }

  private static Problem connectionLoss(Exception exception, HttpServletRequest request) {
    return DatabaseProblems.of(exception, request)
        .orElseGet(() -> DatabaseProblems.connectionLost(request));
  }

  private static Problem internalError(Exception exception, HttpServletRequest request) {
    var number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error(
        "{} {} failed, number {}", request.getMethod(), request.getRequestURI(), number, exception);
    return Problem.internalError(
        "Something went wrong on our side; it was logged under the number %s.".formatted(number));
  }
}
