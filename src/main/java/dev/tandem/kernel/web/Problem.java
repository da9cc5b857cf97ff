package dev.tandem.kernel.web;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Explains in one sentence why a request failed (RFC 9457). Can be thrown anywhere below a
 * controller; becomes a problem document for the API and a page for browsers.
 */
public class Problem extends ErrorResponseException {

  private Problem(HttpStatus status, String kind, String sentence) {
    super(status, detail(status, kind, sentence), null);
  }

  /** 404: it does not exist, or the caller may not see it. */
  public static Problem notFound(String thing) {
    return new Problem(HttpStatus.NOT_FOUND, "not-found", "There is no such " + thing + ".");
  }

  /** 403: the caller may see it, but not do this. */
  public static Problem forbidden(String sentence) {
    return new Problem(HttpStatus.FORBIDDEN, "forbidden", sentence);
  }

  /** 403: the caller may do this after typing the password again. */
  public static Problem confirmationNeeded(String sentence) {
    var problem = new Problem(HttpStatus.FORBIDDEN, "confirmation-needed", sentence);
    problem.setTitle("Confirm that it is you");
    return problem;
  }

  /** 401: the caller is not signed in. */
  public static Problem unauthenticated(String sentence) {
    return new Problem(HttpStatus.UNAUTHORIZED, "unauthenticated", sentence);
  }

  /** 429: too many requests in a short time. */
  public static Problem tooManyRequests(String sentence) {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many", sentence);
  }

  /**
   * 429: too many requests in a short time.
   *
   * @param seconds after which to retry
   */
  public static Problem tooManyRequests(String sentence, long seconds) {
    return withRetryAfter(tooManyRequests(sentence), seconds);
  }

  /** 400: the request cannot be understood. */
  public static Problem malformed(String sentence) {
    return new Problem(HttpStatus.BAD_REQUEST, "malformed", sentence);
  }

  /** 422: understood, but against a rule. */
  public static Problem refused(String kind, String sentence) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, kind, sentence);
  }

  /** 409: not possible in the current state, which may have changed since the page was loaded. */
  public static Problem conflict(String kind, String sentence) {
    return new Problem(HttpStatus.CONFLICT, kind, sentence);
  }

  /**
   * 409: the sender changes a version that is not the current one. A form offers to replace the
   * current version.
   */
  public static Problem stale(String kind, long currentVersion) {
    var problem =
        conflict(
            kind,
            "This was changed after you loaded it, perhaps by you in another tab. Compare it with the current version before you replace that.");
    problem.getBody().setProperty("currentVersion", currentVersion);
    return problem;
  }

  /** 413: the body exceeds the limit. */
  public static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "too-large", "A request may carry at most 1 MiB.");
  }

  /** A refusal of the server or a library, by its status alone. */
  static Problem ofStatus(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED ->
          unauthenticated("Sign in first, with a username and password or a token.");
      case FORBIDDEN -> forbidden("Your sign-in does not allow this.");
      case NOT_FOUND -> notFound("address");
      case METHOD_NOT_ALLOWED ->
          new Problem(status, "method-not-allowed", "This address does not accept this method.");
      case NOT_ACCEPTABLE ->
          new Problem(
              status, "not-acceptable", "This address has no content of the type asked for.");
      case CONTENT_TOO_LARGE -> tooLarge();
      case UNSUPPORTED_MEDIA_TYPE ->
          new Problem(
              status,
              "unsupported-media-type",
              "This address does not accept content of this type.");
      case REQUESTED_RANGE_NOT_SATISFIABLE ->
          new Problem(
              status, "range-not-satisfiable", "The range asked for lies outside of the content.");
      case URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE ->
          new Problem(status, "head-too-large", "The address or the headers are too long.");
      default ->
          status.is4xxClientError() && status != HttpStatus.BAD_REQUEST
              ? new Problem(
                  status, "refused", "The request was refused: " + status.getReasonPhrase() + ".")
              : malformed("The request is malformed.");
    };
  }

  /** 500: our fault; reveals no details. */
  static Problem internalError(String sentence) {
    return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "failed", sentence);
  }

  /**
   * 503: something the request needs is temporarily unavailable.
   *
   * @param seconds after which to retry
   */
  public static Problem unavailable(String sentence, long seconds) {
    return retryLater("unavailable", sentence, seconds);
  }

  /** 409: another request changed or created the same thing first. */
  static Problem changedMeanwhile() {
    return conflict(
        "changed-meanwhile",
        "This was changed in the meantime; load it again and repeat your change.");
  }

  /** 503: the module is being moved to another process. */
  static Problem moduleMoving() {
    var problem =
        retryLater(
            "moving",
            "This part of Tandem is being moved to another server, and nothing was changed; try again in a second.",
            1);
    problem.setTitle("Back in a moment");
    return problem;
  }

  private static Problem retryLater(String kind, String sentence, long seconds) {
    return withRetryAfter(new Problem(HttpStatus.SERVICE_UNAVAILABLE, kind, sentence), seconds);
  }

  private static Problem withRetryAfter(Problem problem, long seconds) {
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return problem;
  }

  private static ProblemDetail detail(HttpStatus status, String kind, String sentence) {
    var detail = ProblemDetail.forStatusAndDetail(status, sentence);
    detail.setType(URI.create("urn:tandem:problem:" + kind));
    return detail;
  }
}
