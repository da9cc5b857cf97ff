package dev.tandem.acceptance.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stored value and all that it may contain: what stands in JSON, base64, hexadecimal digits,
 * percent signs, gzip, deflate, zip and the folded lines of mails and calendars, also within each
 * other.
 */
final class DecodedTexts {

  private static final int MAX_DEPTH = 5;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){10,}");
  private static final Pattern FOLDS = Pattern.compile("=\\r?\\n|\\r?\\n[ \\t]");
  private static final Pattern BASE64_LINES = Pattern.compile("(?<=[A-Za-z0-9+/]{60})\\r?\\n");

  private final Consumer<String> reader;

  private DecodedTexts(Consumer<String> reader) {
    this.reader = reader;
  }

  /** Hands each text, in lower case, to the reader. */
  static void read(byte[] value, Consumer<String> reader) {
    new DecodedTexts(reader).bytes(value, 0);
  }

  static void read(String value, Consumer<String> reader) {
    new DecodedTexts(reader).text(value, 0);
  }

  private void bytes(byte[] value, int depth) {
    text(new String(value, StandardCharsets.UTF_8), depth);
    if (value.length > 4 && value[0] == 0x1f && (value[1] & 0xff) == 0x8b) {
      inflate(() -> new GZIPInputStream(new ByteArrayInputStream(value)).readAllBytes(), depth);
    } else if (value.length > 4 && value[0] == 0x78) {
      inflate(() -> new InflaterInputStream(new ByteArrayInputStream(value)).readAllBytes(), depth);
    } else if (value.length > 4 && value[0] == 'P' && value[1] == 'K') {
      inflate(() -> unzip(value), depth);
    }
  }

  private void text(String value, int depth) {
    reader.accept(value.toLowerCase(Locale.ROOT));
    if (depth == MAX_DEPTH || value.length() < 4) {
      return;
    }
    var unfolded = BASE64_LINES.matcher(FOLDS.matcher(value).replaceAll("")).replaceAll("");
    if (!unfolded.equals(value)) {
      text(unfolded, depth + 1);
    }
    if (value.indexOf('\\') >= 0) {
      json(value, depth);
    }
    if (value.indexOf('%') >= 0) {
      decode(() -> URLDecoder.decode(value, StandardCharsets.UTF_8), depth);
    }
    BASE64.matcher(value).results().forEach(it -> base64(it.group(), depth));
    HEX.matcher(value)
        .results()
        .forEach(it -> inflate(() -> java.util.HexFormat.of().parseHex(it.group()), depth));
  }

  private void json(String value, int depth) {
    try {
      leaves(JsonMapper.shared().readTree(value), depth);
    } catch (JacksonException e) {
      // no JSON
    }
  }

  private void leaves(JsonNode node, int depth) {
    if (node.isString()) {
      text(node.asString(), depth + 1);
    }
    node.forEach(child -> leaves(child, depth));
  }

  private void base64(String value, int depth) {
    var alphabet = value.replace('-', '+').replace('_', '/').replace("=", "");
    inflate(
        () ->
            Base64.getDecoder()
                .decode(
                    alphabet.substring(
                        0, alphabet.length() - (alphabet.length() % 4 == 1 ? 1 : 0))),
        depth);
  }

  private interface Bytes {
    byte[] get() throws IOException;
  }

  private interface Text {
    String get();
  }

  private void inflate(Bytes decoding, int depth) {
    try {
      bytes(decoding.get(), depth + 1);
    } catch (IOException | IllegalArgumentException e) {
      // not encoded like this
    }
  }

  private void decode(Text decoding, int depth) {
    try {
      text(decoding.get(), depth + 1);
    } catch (IllegalArgumentException e) {
      // not encoded like this
    }
  }

  private static byte[] unzip(byte[] value) throws IOException {
    var all = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(value))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.write(entry.getName().getBytes(StandardCharsets.UTF_8));
        all.write('\n');
        zip.transferTo(all);
        all.write('\n');
      }
    }
    return all.toByteArray();
  }
}
