package dev.tandem.kernel.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Answers whatever a request met on its way with a {@link Problem} in words. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  private final ProblemMapper mapper;
  private final ProblemWriter problems;

  ProblemAdvice(ProblemMapper mapper, ProblemWriter problems) {
    this.mapper = mapper;
    this.problems = problems;
  }

  @ExceptionHandler
  void handle(Exception exception, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    problems.write(mapper.toErrorResponse(exception, request), request, response);
  }

  /** What security says has words of its own, and whoever has left hears nothing. */
  @ExceptionHandler({
    AccessDeniedException.class,
    AuthenticationException.class,
    AsyncRequestNotUsableException.class
  })
  void rethrow(Exception exception) throws Exception {
    throw exception;
  }
}
