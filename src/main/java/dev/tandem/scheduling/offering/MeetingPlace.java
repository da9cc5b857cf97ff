package dev.tandem.scheduling.offering;

import dev.tandem.kernel.text.TextKind;
import dev.tandem.kernel.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a mentor meets: a link that begins with {@code https://}, or a place in one line. */
public final class MeetingPlace {

  private static final int MAX_LENGTH = 300;
  private static final String HTTPS = "https://";

  /** Also without a scheme, which is a link that does not work rather than a place. */
  private static final Pattern LINK =
      Pattern.compile(
          "([a-z][a-z0-9+.-]*:)?//.*|(javascript|data|file):\\S.*|www\\..*|[\\w-]+(\\.[\\w-]+)+/\\S*",
          Pattern.CASE_INSENSITIVE);

  private MeetingPlace() {}

  /**
   * @return the text as it is stored, null if there is nothing to see
   * @throws Problem 422 for a link that leads nowhere or says who opens it, and for what cannot be
   *     shown
   */
  public static @Nullable String validate(@Nullable String typed) {
    var text = TextKind.LINE.check("Where you meet", typed, MAX_LENGTH, MeetingPlace::rejected);
    if (text.isEmpty()) {
      return null;
    }
    return LINK.matcher(text).matches() ? validateLink(text) : text;
  }

  /** Whether this is a link, of those that {@link #validate} returns. */
  public static boolean isLink(String meeting) {
    return meeting.startsWith(HTTPS);
  }

  private static String validateLink(String text) {
    if (!text.toLowerCase(Locale.ROOT).startsWith(HTTPS)) {
      throw rejected("A link to where you meet begins with https://.");
    }
    var link = HTTPS + parse(text).toASCIIString().substring(HTTPS.length());
    if (link.length() > MAX_LENGTH) {
      throw rejected("This link is too long. Use one with at most 300 characters.");
    }
    return link;
  }

  private static URI parse(String text) {
    try {
      var link = new URI(text);
      if (link.getRawAuthority() != null && link.getRawAuthority().contains("@")) {
        throw rejected("A link must not contain a user name or a password.");
      }
      if (link.getHost() != null) {
        return link;
      }
    } catch (URISyntaxException e) {
      // Answered below, as it names positions rather than what to do.
    }
    throw rejected("This link cannot be opened. Copy it as a whole from where you meet.");
  }

  private static Problem rejected(String detail) {
    return Problem.refused("impossible-meeting", detail);
  }
}
