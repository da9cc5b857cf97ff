package dev.tandem.notifications.page;

import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator searches the outbox for.
 *
 * @param member a member's id
 * @param address part of an address or of the name at it, in lower case; empty for all
 */
record OutboxFilter(
    @Nullable UUID member,
    String address,
    @Nullable MessageStatus status,
    @Nullable MessageKind kind) {

  /** Reads what was typed: a member's id, or part of an address. */
  static OutboxFilter of(String typed, String status, String kind) {
    var text = typed.strip();
    var member = member(text);
    return new OutboxFilter(
        member,
        member == null ? text.toLowerCase(Locale.ROOT) : "",
        choice(MessageStatus.values(), status, "status"),
        choice(MessageKind.values(), kind, "kind of message"));
  }

  private static @Nullable UUID member(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static <E extends Enum<E>> @Nullable E choice(E[] values, String name, String what) {
    return name.isBlank()
        ? null
        : Arrays.stream(values)
            .filter(value -> value.name().equalsIgnoreCase(name.strip().replace('-', '_')))
            .findFirst()
            .orElseThrow(() ->
                Problem.malformed(
                    "“%s” is not a %s."
                        .formatted(
                            name.length() <= 60 ? name : name.substring(0, 60) + "…", what)));
  }
}
