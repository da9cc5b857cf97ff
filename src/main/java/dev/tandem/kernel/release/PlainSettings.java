package dev.tandem.kernel.release;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The platform's settings that may be shown. Not among them: secrets, and addresses that may have
 * one in them; where a process keeps its files, which says nothing of how it works.
 */
final class PlainSettings {

  private static final String PREFIX = "tandem";

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?i)data|command|.*folder|.*(password|secret|key|token|credential|database).*");

  private static final Pattern PLAIN = Pattern.compile("[^@\\p{Cntrl}]{0,100}");

  private PlainSettings() {}

  /** By their whole names. */
  static SortedMap<String, String> of(Environment environment) {
    var shown = new TreeMap<String, String>();
    Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, String.class))
        .orElse(Map.of())
        .forEach((name, value) -> {
          if (!HIDDEN.matcher(name).matches() && PLAIN.matcher(value).matches()) {
            shown.put(PREFIX + "." + name, value);
          }
        });
    return shown;
  }
}
