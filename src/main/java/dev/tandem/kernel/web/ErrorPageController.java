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
class ErrorPageController implements ErrorController {

  private final ProblemMapper mapper;
  private final ProblemWriter problems;

  ErrorPageController(ProblemMapper mapper, ProblemWriter problems) {
    this.mapper = mapper;
    this.problems = problems;
  }

  @RequestMapping("/kernel/error")
  void show(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
      problems.write(mapper.toErrorResponse(exception, request), request, response);
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
              ? Problem.internalError("Something went wrong on our side.")
              : Problem.notFound("address");
    };
  }

  private static @Nullable HttpStatus status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? HttpStatus.resolve(code)
        : null;
  }
}
