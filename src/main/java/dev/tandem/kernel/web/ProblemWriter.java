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
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import tools.jackson.databind.ObjectMapper;

/** Answers with a problem: a document for the API, a page with words for people. */
@Component
public class ProblemWriter {

  private final ObjectMapper json;
  private final ViewResolver views;

  ProblemWriter(ObjectMapper json, ViewResolver thymeleafViewResolver) {
    this.json = json;
    this.views = thymeleafViewResolver;
  }

  public static boolean isApiRequest(HttpServletRequest request) {
    var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var asked = failed == null ? request.getRequestURI() : failed.toString();
    return asked.startsWith(request.getContextPath() + "/api/");
  }

  /** Does nothing where an answer has already begun. */
  public void write(ErrorResponse problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.getStatusCode().value());
    problem
        .getHeaders()
        .forEach((name, values) -> values.forEach(it -> response.setHeader(name, it)));
    if (isApiRequest(request)) {
      writeDocument(problem.getBody(), response);
      return;
    }
    writePage(problem.getBody(), request, response);
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
    response.setContentType("text/html;charset=UTF-8");
    render(Map.of("problem", problem, "fragment", fragment), request, response);
  }

  private void render(
      Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      View page = views.resolveViewName("kernel/problem", request.getLocale());
      if (page == null) {
        throw new IllegalStateException("The page for problems is missing");
      }
      page.render(model, request, response);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
