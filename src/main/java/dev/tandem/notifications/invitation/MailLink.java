package dev.tandem.notifications.invitation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** Writes an address as it stands in a link (RFC 6068, 2). */
final class MailLink {

  private static final Pattern HAS_ANOTHER_MEANING = Pattern.compile("[&;=@]");

  private MailLink() {}

  /** What stands behind {@code mailto:}. */
  static String of(String address) {
    int at = address.lastIndexOf('@');
    var local = UriUtils.encodePathSegment(address.substring(0, at), StandardCharsets.UTF_8);
    return HAS_ANOTHER_MEANING
            .matcher(local)
            .replaceAll(
                match -> String.format(Locale.ROOT, "%%%02X", (int) match.group().charAt(0)))
        + address.substring(at);
  }
}
