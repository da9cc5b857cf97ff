package dev.tandem.notifications.page;

import dev.tandem.notifications.contact.Bounces;
import dev.tandem.notifications.message.Message;

/**
 * What became of a message, in words.
 *
 * @param badge the class of its badge
 */
record StatusText(String text, String badge, String explanation) {

  static StatusText of(Message message) {
    return switch (message.status()) {
      case QUEUED ->
          new StatusText(
              message.attempts() == 0 ? "waiting" : "trying again",
              "wait",
              message.attempts() == 0
                  ? "It is sent as soon as it may be."
                  : "The mail server did not take it (%s); it is sent again."
                      .formatted(message.note()));
      case SENDING ->
          new StatusText("being sent", "wait", "It is being handed to the mail server.");
      case SENT ->
          message.note().startsWith(Bounces.RETURNED)
              ? new StatusText(
                  "came back",
                  "bad",
                  "It did not arrive (%s)."
                      .formatted(message.note().substring(Bounces.RETURNED.length())))
              : new StatusText("sent", "good", "The mail server has taken it.");
      case FAILED ->
          new StatusText(
              "failed", "bad", "The mail server refused it (%s).".formatted(message.note()));
      case UNKNOWN ->
          new StatusText(
              "unknown",
              "wait",
              "It was handed over, but the answer was lost. It is not sent again, since it may have arrived.");
      case KEPT ->
          new StatusText(
              "kept here", "", "No mail server is configured, so it was sent to nobody.");
      case BUNDLED -> new StatusText("in a digest", "", "A digest tells of it.");
      case SUPPRESSED -> new StatusText("not sent", "", reason(message.note()));
    };
  }

  private static String reason(String note) {
    return switch (note) {
      case "too-late" -> "Its time was over before it could be sent.";
      case "no-longer-true" -> "What it says was no longer true.";
      case "switched-off" -> "The member has switched these messages off.";
      case "no-address" -> "No address is known.";
      case "address-blocked" -> "The address does not take messages.";
      case "address-not-verified" -> "The address is not confirmed.";
      default -> "It was not to be sent.";
    };
  }
}
