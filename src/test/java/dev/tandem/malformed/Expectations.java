package dev.tandem.malformed;

import java.util.Optional;
import java.util.regex.Pattern;

/** What every answer must hold. */
final class Expectations {

  private static final Pattern REVEALED =
      Pattern.compile("\tat |Exception|org\\.(apache|springframework)|dev\\.tandem\\.");

  private Expectations() {}

  static Optional<String> problemOf(Mistake mistake, RawRequest request, RawResponse response) {
    int status = response.status();
    if (status >= 500 && status != 501 && status != 505) {
      return Optional.of("answered with " + status + " " + response.body());
    }
    if (REVEALED.matcher(response.body()).find()) {
      return Optional.of("reveals " + response.body());
    }
    if (!mistake.harmless() && status != 0 && (status < 400 || status == 404)) {
      return Optional.of("overlooked, with " + status);
    }
    boolean silent =
        status >= 400
            && status < 500
            && response.body().isBlank()
            && !response.text().contains("HX-Redirect: ");
    return silent && mayBeAnswered(mistake, request)
        ? Optional.of("answered with " + status + " and no sentence")
        : Optional.empty();
  }

  /** Who stops in the middle of a body has gone, and HEAD asks for no words. */
  private static boolean mayBeAnswered(Mistake mistake, RawRequest request) {
    return !request.method.equals("HEAD") && !mistake.name().equals("cut off");
  }
}
