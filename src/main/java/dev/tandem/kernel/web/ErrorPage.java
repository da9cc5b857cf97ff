package dev.tandem.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Words for what fails outside of any controller. */
@Controller
class ErrorPage implements ErrorController {

  private final Diagnosis diagnosis;
  private final ProblemWriter problems;

  ErrorPage(Diagnosis diagnosis, ProblemWriter problems) {
    this.diagnosis = diagnosis;
    this.problems = problems;
  }

  @RequestMapping("/kernel/error")
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
      problems.write(diagnosis.of(exception, request), request, response);
      return;
    }
    problems.write(problem(status(request)), request, response);
  }

  private static Problem problem(@Nullable HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> Problem.malformed("This request cannot be understood.");
      case FORBIDDEN -> Problem.forbidden("Your sign-in does not allow this.");
      case CONTENT_TOO_LARGE -> Problem.tooLarge();
      case null, default ->
          status != null && status.is5xxServerError()
              ? Problem.failed("Something went wrong on our side.")
              : Problem.notFound("address");
    };
  }

  private static @Nullable HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? HttpStatus.resolve(code)
        : null;
  }
}
