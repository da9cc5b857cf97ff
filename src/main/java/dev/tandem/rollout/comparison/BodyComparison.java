package dev.tandem.rollout.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.attoparser.ParseException;
import tools.jackson.databind.json.JsonMapper;

/** Compares two bodies of the same media type. */
final class BodyComparison {

  private static final JsonMapper JSON = JsonMapper.shared();

  private BodyComparison() {}

  static List<Difference> compare(String mediaType, byte[] live, byte[] mirrored) {
    if (Arrays.equals(live, mirrored)) {
      return List.of();
    }
    try {
      return parsed(mediaType, live, mirrored);
    } catch (ParseException | IOException | RuntimeException e) {
      return List.of(bytes("body (cannot be read)", live, mirrored));
    }
  }

  private static List<Difference> parsed(String mediaType, byte[] live, byte[] mirrored)
      throws ParseException, IOException {
    if (mediaType.equals("application/json") || mediaType.endsWith("+json")) {
      return JsonComparison.compare(JSON.readTree(live), JSON.readTree(mirrored));
    }
    return switch (mediaType) {
      case "text/html" ->
          TextComparison.compare(PageTexts.of(text(live)), PageTexts.of(text(mirrored)));
      case "text/calendar" ->
          TextComparison.compare(CalendarTexts.of(text(live)), CalendarTexts.of(text(mirrored)));
      case "application/pdf" -> TextComparison.compare(PdfTexts.of(live), PdfTexts.of(mirrored));
      case String text when text.startsWith("text/") ->
          TextComparison.compare(lines(live), lines(mirrored));
      default -> List.of(bytes("body", live, mirrored));
    };
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }

  private static List<PlacedText> lines(byte[] body) {
    return text(body).lines().map(line -> new PlacedText("line", line)).toList();
  }

  private static Difference bytes(String path, byte[] live, byte[] mirrored) {
    return live.length == mirrored.length
        ? Difference.value(path, "bytes", "bytes")
        : Difference.value(
            path + ", length", String.valueOf(live.length), String.valueOf(mirrored.length));
  }
}
