package dev.tandem.kernel.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Recognizes what the server noticed only when something asked for a parameter or the body: an
 * exception that says that the sender is at fault, and may be thrown in any filter.
 */
final class SenderMistake {

  private static final int MAX_CAUSES = 20;
  private static final int MAX_FRAMES = 12;

  private SenderMistake() {}

  static Optional<Problem> in(Throwable exception) {
    return causes(exception).map(SenderMistake::explain).filter(Objects::nonNull).findFirst();
  }

  /** A body that broke off, which a filter passed over, and over which a handler stumbled. */
  static Optional<Problem> noticedBefore(ServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException noticed
        ? in(noticed)
        : Optional.empty();
  }

  /** A problem that was thrown, however deep among the causes. */
  static Optional<Problem> thrownProblem(Throwable exception) {
    return causes(exception).filter(Problem.class::isInstance).map(Problem.class::cast).findFirst();
  }

  private static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
  }

  private static @Nullable Problem explain(Throwable cause) {
    return switch (cause) {
      case Problem problem -> problem;
      case InvalidParameterException e when isTooLarge(e.getErrorCode()) -> Problem.tooLarge();
      case InvalidParameterException _ ->
          Problem.malformed(
              "The query or the form cannot be read: a character is encoded wrongly, as in %zz, or it has too many fields.");
      case MaxUploadSizeExceededException _ -> Problem.tooLarge();
      case MultipartException _ -> Problem.malformed("The parts of the form cannot be read.");
      case IOException e when e instanceof BadRequestException || wasReadingTheRequest(e) ->
          Problem.malformed("The body ends too early, or its chunks cannot be read.");
      case HttpMessageNotReadableException _ -> Problem.malformed("The body cannot be read.");
      default -> null;
    };
  }

  /** A lost connection to the database ends a stream, too; that is not the sender's. */
  private static boolean wasReadingTheRequest(IOException exception) {
    return Arrays.stream(exception.getStackTrace())
        .limit(MAX_FRAMES)
        .anyMatch(frame -> frame.getClassName().startsWith("org.apache.coyote."));
  }

  private static boolean isTooLarge(int status) {
    return status == HttpStatus.CONTENT_TOO_LARGE.value();
  }
}
