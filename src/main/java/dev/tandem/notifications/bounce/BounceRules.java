package dev.tandem.notifications.bounce;

import dev.tandem.notifications.contact.BounceKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what a delivery report means for the address (RFC 3463, RFC 3464). */
final class BounceRules {

  private static final Pattern STATUS = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

  private BounceRules() {}

  /**
   * Empty if the message arrived or is still on its way. A full mailbox, an overlong message and a
   * refused content say nothing against the address, so they count as a failure that may pass.
   *
   * @param action of the report, such as {@code failed}
   * @param status of the report, such as {@code 5.1.1}
   */
  static Optional<BounceKind> kindOf(@Nullable String action, @Nullable String status) {
    if (action == null || !action.strip().toLowerCase(Locale.ROOT).equals("failed")) {
      return Optional.empty();
    }
    var found = STATUS.matcher(status == null ? "" : status);
    if (!found.find()) {
      return Optional.of(BounceKind.SOFT);
    }
    return switch (found.group(1)) {
      case "5" -> Optional.of(mayPass(found.group(2), found.group(3)));
      case "4" -> Optional.of(BounceKind.SOFT);
      default -> Optional.empty();
    };
  }

  /** The code of a status that may have words behind it. */
  static String codeOf(@Nullable String status) {
    var found = STATUS.matcher(status == null ? "" : status);
    return found.find() ? found.group() : "no-status";
  }

  private static BounceKind mayPass(String subject, String detail) {
    return switch (subject) {
      case "2" -> detail.equals("2") || detail.equals("3") ? BounceKind.SOFT : BounceKind.HARD;
      case "3", "4", "5", "6", "7" -> BounceKind.SOFT;
      default -> BounceKind.HARD;
    };
  }
}
