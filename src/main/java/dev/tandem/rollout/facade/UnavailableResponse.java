package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.remote.RemoteService;
import dev.tandem.rollout.remote.ServiceUnavailableException.RequestOutcome;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * The 503 response when a service is unavailable: a problem for the API, a page, or a notice in
 * place of a fragment. It says whether a requested change may have been made.
 */
class UnavailableResponse {

  private final ProblemWriter problems;
  private final PageRenderer pages;
  private final Duration retryAfter;

  UnavailableResponse(ProblemWriter problems, PageRenderer pages, Duration retryAfter) {
    this.problems = problems;
    this.pages = pages;
    this.retryAfter = retryAfter;
  }

  void write(
      String module,
      RequestOutcome outcome,
      HttpServletRequest request,
      HttpServletResponse response)
      throws ServletException, IOException {
    if (response.isCommitted()) {
      return;
    }
    var label = ModuleLabel.of(module);
    var advice = advice(outcome, request);
    long seconds = Math.max(1, retryAfter.toSeconds());
    if (ProblemWriter.isApiRequest(request)) {
      var detail = "%s cannot be reached at the moment. %s".formatted(label.name(), advice);
      problems.write(Problem.unavailable(detail, seconds), request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    pages.render(
        "rollout/unreachable",
        Map.of(
            "module",
            label,
            "advice",
            advice,
            "readOnly",
            isRead(request),
            "fragment",
            request.getHeader("HX-Request") != null),
        request,
        response);
  }

  private static String advice(RequestOutcome outcome, HttpServletRequest request) {
    if (isRead(request)) {
      return "Try again in a few seconds.";
    }
    return switch (outcome) {
      case NOT_PROCESSED -> "Nothing was changed; try again in a few seconds.";
      case UNKNOWN ->
          request.getHeader("Idempotency-Key") == null
              ? "It is not certain whether your change was made; check before you try again."
              : "It is not certain whether your change was made; send the request again with the same"
                  + " Idempotency-Key in a few seconds.";
    };
  }

  private static boolean isRead(HttpServletRequest request) {
    return RemoteService.SAFE_METHODS.contains(HttpMethod.valueOf(request.getMethod()));
  }
}
