package dev.tandem.kernel.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.HtmlUtils;

/**
 * Answers requests that Tomcat refuses before any filter sees them, such as an address that cannot
 * be decoded: a problem document for the API, otherwise a page. Tomcat creates it by its name.
 */
public final class ErrorReport extends ErrorReportValve {

  private static final String DOCUMENT =
      "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%s,\"detail\":\"%s\"}";
  private static final String PAGE =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%2$s</title></head>"
          + "<body><main><h1>%2$s</h1><p>%4$s</p></main></body></html>";

  /** No filter has been there to set those of all other answers. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "same-origin",
          "Cache-Control",
          "no-store");

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    var status = HttpStatus.resolve(response.getStatus());
    if (status == null || !status.isError() || response.getContentWritten() > 0) {
      return;
    }
    if (!response.setErrorReported()) {
      return;
    }
    try {
      write(status, isApiRequest(request), response);
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("The answer could not be written", e);
    }
  }

  private static void write(HttpStatus status, boolean document, Response response)
      throws IOException {
    var problem =
        status.is5xxServerError()
            ? Problem.internalError("Something went wrong on our side.")
            : Problem.ofStatus(status);
    var body = problem.getBody();
    var text =
        (document ? DOCUMENT : PAGE)
            .formatted(
                body.getType(),
                HtmlUtils.htmlEscape(String.valueOf(body.getTitle())),
                String.valueOf(status.value()),
                HtmlUtils.htmlEscape(String.valueOf(body.getDetail())));
    response.setContentType(document ? "application/problem+json" : "text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    HEADERS.forEach(response::setHeader);
    var writer = response.getReporter();
    if (writer != null) {
      writer.write(text);
      response.finishResponse();
    }
  }

  private static boolean isApiRequest(Request request) {
    var uri = request.getRequestURI();
    return uri != null && uri.startsWith("/api/");
  }
}
