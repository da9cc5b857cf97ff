package dev.tandem.kernel.web;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What is wrong with a request, in one sentence for the person who sent it (RFC 9457). Thrown
 * anywhere below a controller; becomes a problem document for the API and a page for people.
 */
public class Problem extends ErrorResponseException {

  private Problem(HttpStatus status, String kind, String sentence) {
    super(status, detail(status, kind, sentence), null);
  }

  /** 404: there is no such thing, or it is not yours to see. */
  public static Problem notFound(String what) {
    return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
  }

  /** 403: seen, but not for this person to do. */
  public static Problem forbidden(String sentence) {
    return new Problem(HttpStatus.FORBIDDEN, "forbidden", sentence);
  }

  /** 401: no one knows who asks. */
  public static Problem unauthenticated(String sentence) {
    return new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", sentence);
  }

  /** 429: slower. */
  public static Problem tooManyRequests(String sentence) {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many", sentence);
  }

  /** 400: the request cannot be understood. */
  public static Problem malformed(String sentence) {
    return new Problem(HttpStatus.BAD_REQUEST, "malformed", sentence);
  }

  /** 422: understood, but a rule refuses it. */
  public static Problem refused(String kind, String sentence) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, kind, sentence);
  }

  /** 409: refused by the present state, which may have changed since the page was loaded. */
  public static Problem conflict(String kind, String sentence) {
    return new Problem(HttpStatus.CONFLICT, kind, sentence);
  }

  /** 413. */
  public static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "too-large", "A request may carry at most 1 MiB.");
  }

  /** 500: our fault, without the inside. */
  static Problem internalError(String sentence) {
    return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", sentence);
  }

  /**
   * 503: what it needs is away for now.
   *
   * @param seconds after which to ask again
   */
  public static Problem unavailable(String sentence, long seconds) {
    return retryLater("unavailable", sentence, seconds);
  }

  /** 503: its module is handed from one process to another at this moment. */
  static Problem moduleMoving() {
    var problem =
        retryLater(
            "moving",
            "This part of Tandem is moving to another machine at this moment, and nothing was"
                + " changed; please try again in a second.",
            1);
    problem.setTitle("Back in a moment");
    return problem;
  }

  private static Problem retryLater(String kind, String sentence, long seconds) {
    var problem = new Problem(HttpStatus.SERVICE_UNAVAILABLE, kind, sentence);
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return problem;
  }

  private static ProblemDetail detail(HttpStatus status, String kind, String sentence) {
    var detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setType(URI.create("urn:tandem:problem:" + kind));
    return detail;
  }
}
