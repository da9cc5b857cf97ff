package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says in one sentence what went wrong, and whose fault it is: 4xx the sender's, 5xx ours. */
@Component
class ProblemMapper {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  ErrorResponse toErrorResponse(Exception exception, HttpServletRequest request) {
    return causes(exception)
        .filter(Problem.class::isInstance)
        .map(ErrorResponse.class::cast)
        .findFirst()
        .or(() -> clientError(exception))
        .or(() -> moduleMoving(exception))
        .or(() -> transientFailure(exception))
        .or(() -> connectionLost(exception, request))
        .orElseGet(() -> internalError(exception, request));
  }

  private static Optional<ErrorResponse> clientError(Exception exception) {
    return Optional.ofNullable(
        switch (exception) {
          case NoResourceFoundException it -> Problem.notFound("address");
          case TypeMismatchException it ->
              Problem.malformed("“" + abbreviate(it.getValue()) + "” is not a valid value here.");
          case BindException it -> Problem.malformed(fieldErrors(it));
          case ConstraintViolationException it -> Problem.malformed(it.getMessage() + ".");
          case HttpMessageNotReadableException it ->
              Problem.malformed("The body is not the JSON this address takes.");
          case ErrorResponse it -> it;
          case OptimisticLockingFailureException it ->
              Problem.conflict(
                  "changed-meanwhile", "This has changed meanwhile; load it again and retry.");
          default -> isDataException(exception) ? unstorableValue() : null;
        });
  }

  /** SQLSTATE TD001: the store of a module that is not live there has refused a write. */
  private static Optional<ErrorResponse> moduleMoving(Exception exception) {
    boolean refused =
        causes(exception)
            .anyMatch(it -> it instanceof SQLException sql && "TD001".equals(sql.getSQLState()));
    return refused ? Optional.of(Problem.moduleMoving()) : Optional.empty();
  }

  /** What a moment later may go well. */
  private static Optional<ErrorResponse> transientFailure(Exception exception) {
    return exception instanceof TransientDataAccessException
            || exception instanceof CannotGetJdbcConnectionException
            || exception instanceof CannotCreateTransactionException
        ? Optional.of(Problem.unavailable("Tandem is very busy; try again in a few seconds.", 2))
        : Optional.empty();
  }

  /**
   * The database went away in the middle: SQLSTATE class 08, or 57P01 to 57P03 where its server is
   * shut down, has crashed, or is starting.
   */
  private static Optional<ErrorResponse> connectionLost(
      Exception exception, HttpServletRequest request) {
    if (!(exception instanceof DataAccessResourceFailureException
        || exception instanceof TransactionSystemException
        || causes(exception).anyMatch(ProblemMapper::isConnectionFailure))) {
      return Optional.empty();
    }
    LOG.warn("{} {} was cut off: {}", request.getMethod(), request.getRequestURI(), exception);
    return Optional.of(
        Problem.unavailable(
            HttpMethod.GET.matches(request.getMethod())
                ? "The database does not answer at the moment; try again in a few seconds."
                : "The database was lost on the way, so it is not certain whether your change was made; look before you make it again, or send it again with the same Idempotency-Key.",
            2));
  }

  private static boolean isConnectionFailure(Throwable it) {
    return it instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().matches("08...|57P0[123]");
  }

  private static ErrorResponse internalError(Exception exception, HttpServletRequest request) {
    var number = UUID.randomUUID().toString().substring(0, 8);
    LOG.error(
        "{} {} failed, number {}", request.getMethod(), request.getRequestURI(), number, exception);
    return Problem.internalError(
        "Something went wrong on our side; it is noted under the number " + number + ".");
  }

  /** SQLSTATE class 22: a value that PostgreSQL cannot keep. */
  private static boolean isDataException(Exception exception) {
    return causes(exception)
        .anyMatch(it ->
            it instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("22"));
  }

  private static Problem unstorableValue() {
    return Problem.malformed("A value is too large, or holds characters that cannot be kept.");
  }

  private static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, it -> it != null, Throwable::getCause).limit(20);
  }

  private static String fieldErrors(BindException exception) {
    return exception.getFieldErrors().stream()
        .map(it -> it.getField() + " " + it.getDefaultMessage())
        .collect(Collectors.joining("; ", "", "."));
  }

  private static String abbreviate(@org.jspecify.annotations.Nullable Object value) {
    var text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
