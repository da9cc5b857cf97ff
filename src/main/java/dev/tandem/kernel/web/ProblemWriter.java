package dev.tandem.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
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
    var model = new HashMap<String, Object>();
    model.put("problem", problem);
    model.put("title", titleFor(HttpStatus.resolve(problem.getStatus()), problem));
    model.put("fragment", header(request, "HX-Request").isPresent());
    sentFrom(request).ifPresent(page -> model.put("back", page));
    pages.render("kernel/problem", model, request, response);
  }

  /** In words for people; programs read those of HTTP. */
  private static String titleFor(@Nullable HttpStatus status, ProblemDetail problem) {
    return switch (status) {
      case BAD_REQUEST, UNPROCESSABLE_CONTENT -> "Please correct this";
      case UNAUTHORIZED -> "You are signed out";
      case FORBIDDEN ->
          status.getReasonPhrase().equals(problem.getTitle())
              ? "Not allowed"
              : String.valueOf(problem.getTitle());
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "Not possible at the moment";
      case null, default -> String.valueOf(problem.getTitle());
    };
  }

  /** The page of this site whose form was sent. */
  private static Optional<String> sentFrom(HttpServletRequest request) {
    var site = ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    return header(request, HttpHeaders.REFERER)
        .filter(page -> !HttpMethod.GET.matches(request.getMethod()))
        .filter(page -> page.startsWith(site + "/") && !page.startsWith(site + "//"))
        .map(page -> page.substring(site.length()));
  }

  /** Empty also if it has characters for which the request may be refused already. */
  private static Optional<String> header(HttpServletRequest request, String name) {
    try {
      return Optional.ofNullable(request.getHeader(name));
    } catch (RequestRejectedException e) {
      return Optional.empty();
    }
  }
}
