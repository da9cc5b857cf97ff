package dev.tandem.rollout.replay;

import java.util.regex.Pattern;

/** How long a service says that it needed (W3C Server Timing), without the way to it. */
public final class ServerTiming {

  /** Asks for it; see {@code ServerTimingFilter} of the kernel. */
  public static final String REQUEST_HEADER = "Tandem-Timing";

  public static final String RESPONSE_HEADER = "Server-Timing";

  private static final Pattern DURATION = Pattern.compile("app;dur=(\\d{1,9}(?:\\.\\d{1,6})?)");

  private ServerTiming() {}

  /**
   * @return negative if the header does not tell
   */
  public static long nanos(String header) {
    var duration = DURATION.matcher(header);
    return duration.find() ? (long) (Double.parseDouble(duration.group(1)) * 1_000_000) : -1;
  }
}
