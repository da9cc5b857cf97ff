package dev.tandem.rollout.facade;

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
import org.springframework.web.servlet.ViewResolver;

/**
 * Words for what cannot be reached: a problem for programs, a page for people, and a notice where
 * only a part of a page is missing. Says what became of a change that was asked for.
 */
class UnavailableResponse {

  private final ProblemWriter problems;
  private final ViewResolver views;
  private final Duration retryAfter;

  UnavailableResponse(ProblemWriter problems, ViewResolver views, Duration retryAfter) {
    this.problems = problems;
    this.views = views;
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
    if (ModulePath.isApi(request)) {
      var sentence = "%s cannot be reached at the moment. %s".formatted(offer.name(), advice);
      problems.write(Problem.unavailable(sentence, seconds), request, response);
      return;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/html;charset=UTF-8");
    render(
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

  private void render(
      Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      var page = views.resolveViewName("rollout/unreachable", request.getLocale());
      if (page == null) {
        throw new IllegalStateException("The page for what cannot be reached is missing");
      }
      page.render(model, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
