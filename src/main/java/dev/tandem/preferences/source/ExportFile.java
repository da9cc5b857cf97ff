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

/** What all files have in common: their encoding and their limits. */
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
    return switch (e) {
      case CharacterCodingException _ ->
          Problem.refused(
              "unreadable-export", "The file is not encoded in UTF-8. Convert it, then try again.");
      case TooLargeException tooLarge ->
          Problem.refused("unreadable-export", tooLarge.getMessage());
      default -> new UncheckedIOException(e);
    };
  }

  /** More was read than may be. */
  static final class TooLargeException extends IOException {

    private final String sentence;

    TooLargeException(String sentence) {
      super(sentence);
      this.sentence = sentence;
    }

    @Override
    public String getMessage() {
      return sentence;
    }
  }
}
