package dev.tandem.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of any controller, such as in a filter. */
@Controller
class ErrorPageController implements ErrorController {

  private final ProblemWriter problems;

  ErrorPageController(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("/kernel/error")
  void show(HttpServletRequest request, HttpServletResponse response) throws Exception {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
      throw exception; // to ProblemAdvice
    }
    problems.write(problem(status(request)), request, response);
  }

  private static Problem problem(@Nullable HttpStatus status) {
    if (status == null) {
      return Problem.notFound("address");
    }
    return status.is5xxServerError()
        ? Problem.internalError("Something went wrong on our side.")
        : Problem.ofStatus(status);
  }

  private static @Nullable HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? HttpStatus.resolve(code)
        : null;
  }
}
