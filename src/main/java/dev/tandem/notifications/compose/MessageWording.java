package dev.tandem.notifications.compose;

import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a kind of message, in the reader's language. */
final class MessageWording {

  private MessageWording() {}

  /**
   * @param piece subject, lead, text or action
   */
  static String of(Message message, MessageValues values, String piece) {
    return find(message, values, piece)
        .orElseThrow(() ->
            new IllegalStateException(
                "%s has no %s in %s".formatted(message.kind(), piece, values.texts().locale())));
  }

  /** A sentence may begin with words for somebody without a name. */
  private static String beginWithCapital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The wording for the reader's part and the variant, or else for one of them, or for all. */
  static Optional<String> find(Message message, MessageValues values, String piece) {
    var kind = message.kind().code();
    var part = values.parameters().find(Parameter.PART).orElse("mentee");
    var variant = values.parameters().find(Parameter.VARIANT).orElse("-");
    return values
        .texts()
        .find(
            List.of(
                String.join(".", kind, part, variant, piece),
                String.join(".", kind, variant, piece),
                String.join(".", kind, part, piece),
                kind + "." + piece),
            values)
        .map(MessageWording::beginWithCapital);
  }
}
