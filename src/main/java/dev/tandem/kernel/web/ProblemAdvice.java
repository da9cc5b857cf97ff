package dev.tandem.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns what a request did wrong into a problem document (API) or a page with words (people). */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

  @ExceptionHandler({
    TypeMismatchException.class,
    HttpMessageNotReadableException.class,
    ConstraintViolationException.class,
    BindException.class
  })
  Object malformed(Exception exception, HttpServletRequest request) {
    return answer(Problem.malformed(sentence(exception)).getBody(), request);
  }

  @ExceptionHandler
  Object problem(Exception exception, HttpServletRequest request) throws Exception {
    if (exception instanceof MethodArgumentNotValidException invalid) {
      return malformed(invalid, request);
    }
    if (exception instanceof NoResourceFoundException) {
      return answer(Problem.notFound("address").getBody(), request);
    }
    if (exception instanceof ErrorResponse response) {
      return answer(response.getBody(), request);
    }
    throw exception;
  }

  private static String sentence(Exception exception) {
    return switch (exception) {
      case TypeMismatchException it -> "“" + it.getValue() + "” is not a valid value here.";
      case BindException it -> fields(it);
      case ConstraintViolationException it -> String.valueOf(it.getMessage());
      default -> "The body is not the JSON this address takes.";
    };
  }

  private static String fields(BindException exception) {
    return exception.getFieldErrors().stream()
        .map(it -> it.getField() + " " + it.getDefaultMessage())
        .collect(Collectors.joining("; ", "", "."));
  }

  private static Object answer(ProblemDetail problem, HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/")) {
      return ResponseEntity.status(problem.getStatus())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem);
    }
    var page = new ModelAndView("kernel/problem");
    page.setStatus(HttpStatus.valueOf(problem.getStatus()));
    page.addObject("problem", problem);
    page.addObject("fragment", request.getHeader("HX-Request") != null);
    return page;
  }
}
