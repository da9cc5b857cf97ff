package dev.tandem.rollout.facade;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of a form and of the query of its address. */
final class FormParameters {

  private FormParameters() {}

  static Map<String, String[]> parse(@Nullable String query, String form) {
    var lists = new LinkedHashMap<String, List<String>>();
    for (var part : new String[] {query == null ? "" : query, form}) {
      for (var pair : part.split("&")) {
        if (!pair.isEmpty()) {
          var halves = pair.split("=", 2);
          lists
              .computeIfAbsent(decode(halves[0]), name -> new ArrayList<>())
              .add(halves.length == 1 ? "" : decode(halves[1]));
        }
      }
    }
    var arrays = new LinkedHashMap<String, String[]>();
    lists.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * Leaves malformed text as it is: only the CSRF token is read here, and the service checks the
   * rest.
   */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
