package dev.tandem.notifications.compose;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The wordings of one language, with the names of values in braces. */
record MessageTexts(Locale locale, Map<String, String> texts) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

  static MessageTexts english() {
    return new MessageTexts(Locale.UK, load(new ClassPathResource("notifications/texts_en.txt")));
  }

  static MessageTexts german() {
    return new MessageTexts(
        Locale.GERMANY, load(new ClassPathResource("notifications/texts_de.txt")));
  }

  /** The first of several wordings that exists; empty if none does. */
  Optional<String> find(List<String> keys, Function<String, String> values) {
    return keys.stream()
        .flatMap(key -> Optional.ofNullable(texts.get(key)).stream())
        .findFirst()
        .map(text -> fill(text, values));
  }

  /**
   * @throws IllegalStateException if the language lacks the text
   */
  String get(String key, Function<String, String> values) {
    return find(List.of(key), values)
        .orElseThrow(() -> new IllegalStateException(locale + " has no text " + key));
  }

  /** How long something lasts, such as {@code 24 hours} or {@code 7 days}. */
  String lasting(Duration time) {
    if (time.toDays() > 1 && time.toHours() % 24 == 0) {
      return get("lasts-days", _ -> Long.toString(time.toDays()));
    }
    if (time.toMinutes() % 60 == 0) {
      return get(
          time.toHours() == 1 ? "lasts-one-hour" : "lasts-hours",
          _ -> Long.toString(time.toHours()));
    }
    return get(
        time.toMinutes() == 1 ? "lasts-one-minute" : "lasts-minutes",
        _ -> Long.toString(time.toMinutes()));
  }

  /** Values are put in as they are: a brace in a name stands for nothing. */
  static String fill(String text, Function<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
  }

  private static Map<String, String> load(ClassPathResource file) {
    var properties = new Properties();
    try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
  }
}
