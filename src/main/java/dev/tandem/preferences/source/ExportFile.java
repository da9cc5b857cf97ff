package dev.tandem.preferences.source;

import dev.tandem.kernel.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What all exports have in common: their encoding, and how they write points in time. */
final class ExportFile {

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private ExportFile() {}

  /** Text in UTF-8; bytes of another encoding are not replaced by question marks but refused. */
  static BufferedReader reader(InputStream bytes) {
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      var reader = new BufferedReader(new InputStreamReader(bytes, decoder));
      reader.mark(1);
      if (reader.read() != BYTE_ORDER_MARK) {
        reader.reset();
      }
      return reader;
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /** Says what is wrong with the file as a whole. */
  static RuntimeException refusal(IOException e) {
    return e instanceof CharacterCodingException
        ? Problem.refused(
            "unreadable-export", "The file is not encoded in UTF-8. Convert it, then try again.")
        : new UncheckedIOException(e);
  }

  /** Null if there is none, or one without a zone, which could be any of many. */
  static @Nullable Instant parseTime(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var value = text.strip();
    try {
      return value.matches("\\d{9,10}")
          ? Instant.ofEpochSecond(Long.parseLong(value))
          : OffsetDateTime.parse(value.replaceFirst("^(\\S+) ", "$1T").replace(" ", ""))
              .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
