package dev.tandem.preferences.source;

import dev.tandem.preferences.plan.LegacyRow;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of an export. */
public sealed interface SourceRow {

  int LONGEST_MEMBER = 200;
  int LONGEST_TEXT = 10_000;

  /** From 1, without gaps. */
  long number();

  record Usable(LegacyRow row) implements SourceRow {
    @Override
    public long number() {
      return row.number();
    }
  }

  /**
   * @param sentence what is wrong with it
   */
  record Unreadable(long number, String sentence) implements SourceRow {}

  /** Readable, unless it has something that cannot be stored as it is. */
  static SourceRow of(LegacyRow row) {
    var mistake = mistakeInMember(row.member());
    if (mistake == null) {
      mistake =
          Stream.of(row.key(), row.value(), row.consent())
              .filter(Objects::nonNull)
              .map(it -> mistake(it, LONGEST_TEXT))
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
    return mistake == null ? new Usable(row) : new Unreadable(row.number(), mistake);
  }

  /** What is wrong with the number of a member; null if nothing is. */
  static @Nullable String mistakeInMember(String member) {
    return member.isBlank() ? "It names no member." : mistake(member, LONGEST_MEMBER);
  }

  private static @Nullable String mistake(String text, int longest) {
    if (text.length() > longest) {
      return "It has a text of %s characters, which is more than %s."
          .formatted(text.length(), longest);
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == 0) {
        return "It has a character with the code zero, which cannot be stored.";
      }
      if (Character.isHighSurrogate(each)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(each)) {
        return "It has half of a character, which cannot be stored.";
      }
    }
    return null;
  }
}
