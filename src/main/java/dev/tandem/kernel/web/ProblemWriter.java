package dev.tandem.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import tools.jackson.databind.ObjectMapper;

/** Answers with a problem: a document (RFC 9457) for the API, otherwise a page. */
@Component
public class ProblemWriter {

  private final ObjectMapper json;
  private final PageRenderer pages;

  ProblemWriter(ObjectMapper json, PageRenderer pages) {
    this.json = json;
    this.pages = pages;
  }

  public static boolean isApiRequest(HttpServletRequest request) {
    return isBelow("/api", request);
  }

  /**
   * Whether the caller is a program: it gets problem documents and is never led to another page.
   */
  public static boolean isForPrograms(HttpServletRequest request) {
    return isApiRequest(request) || isBelow("/actuator", request);
  }

  /** Does nothing if the response is already committed. */
  public void write(ErrorResponse problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.getStatusCode().value());
    problem
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
    if (isForPrograms(request)) {
      writeDocument(problem.getBody(), response);
      return;
    }
    writePage(problem.getBody(), request, response);
  }

  private static boolean isBelow(String folder, HttpServletRequest request) {
    var failedUri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var uri = failedUri == null ? request.getRequestURI() : failedUri.toString();
    var path = request.getContextPath() + folder;
    return uri.equals(path) || uri.startsWith(path + "/");
  }

  private void writeDocument(ProblemDetail problem, HttpServletResponse response)
      throws IOException {
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    json.writeValue(response.getOutputStream(), problem);
  }

  private void writePage(
      ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var fragment = request.getHeader("HX-Request") != null;
    pages.render(
        "kernel/problem", Map.of("problem", problem, "fragment", fragment), request, response);
  }
}
