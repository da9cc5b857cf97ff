package dev.tandem.rollout.facade;

import dev.tandem.kernel.web.PageRenderer;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import dev.tandem.rollout.facade.ServiceUnavailableException.RequestOutcome;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Words for what cannot be reached: a problem for programs, a page for people, and a notice where
 * only a part of a page is missing. Says what became of a change that was asked for.
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
      String module, RequestOutcome fate, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (response.isCommitted()) {
      return;
    }
    var offer = ModuleLabel.of(module);
    var advice = advice(fate, request);
    long seconds = Math.max(1, retryAfter.toSeconds());
    if (ProblemWriter.isApiRequest(request)) {
      var sentence = "%s cannot be reached at the moment. %s".formatted(offer.name(), advice);
      problems.write(Problem.unavailable(sentence, seconds), request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    pages.render(
        "rollout/unreachable",
        Map.of(
            "offer",
            offer,
            "advice",
            advice,
            "reads",
            isRead(request),
            "fragment",
            request.getHeader("HX-Request") != null),
        request,
        response);
  }

  private static String advice(RequestOutcome fate, HttpServletRequest request) {
    if (isRead(request)) {
      return "Try again in a few seconds.";
    }
    return switch (fate) {
      case NOT_PROCESSED -> "Nothing was changed; send it again in a few seconds.";
      case UNKNOWN ->
          request.getHeader("Idempotency-Key") == null
              ? "It is not certain whether your change was made; look before you send it again."
              : "It is not certain whether your change was made; send it again with the same"
                  + " Idempotency-Key in a few seconds.";
    };
  }

  private static boolean isRead(HttpServletRequest request) {
    return RemoteService.SAFE_METHODS.contains(HttpMethod.valueOf(request.getMethod()));
  }
}
