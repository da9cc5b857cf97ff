package dev.tandem.rollout.comparison;

import dev.tandem.kernel.role.DataVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request, as far as it is compared.
 *
 * @param headers by name, in any case; {@link #COMPARED_HEADERS} are compared
 * @param body null if it is not known, so that it is not compared
 */
@SuppressWarnings("ArrayRecordComponent") // a body as it was sent, which nobody changes
public record Answer(int status, Map<String, String> headers, byte @Nullable [] body) {

  /** Headers of which the caller or a cache makes something. */
  public static final List<String> COMPARED_HEADERS =
      List.of("Cache-Control", "Content-Type", "ETag", "Location", "Vary");

  /** Headers that are kept, whether or not they are compared. */
  public static final List<String> KEPT_HEADERS =
      Stream.concat(COMPARED_HEADERS.stream(), Stream.of(DataVersion.HEADER)).toList();

  public Answer {
    var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = byName;
  }

  /** Whether both were made from the same data, as far as they tell. */
  public boolean isOfSameData(Answer other) {
    return header(DataVersion.HEADER).equals(other.header(DataVersion.HEADER));
  }

  public boolean isServerError() {
    return status >= 500;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Without parameters, in lower case; empty if there is none. */
  String mediaType() {
    return header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
