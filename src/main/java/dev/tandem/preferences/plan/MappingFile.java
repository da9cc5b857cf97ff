package dev.tandem.preferences.plan;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.decision.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a mapping from YAML: {@code keep-off}, a list {@code rules} with {@code key}, {@code
 * value}, {@code as}, {@code word} and {@code to} each, and {@code legacy} with {@code defaults}
 * and {@code critical}.
 */
public final class MappingFile {

  private static final Pattern ANYTHING = Pattern.compile(".*", Pattern.DOTALL);
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

  private MappingFile() {}

  /**
   * @throws Problem 422 with what is wrong, and in which rule
   */
  public static Mapping parse(String yaml) {
    var file = map(load(yaml), "The mapping");
    var lines = MappingLines.of(yaml);
    var rules = new ArrayList<MappingRule>();
    for (var each : list(file.get("rules"), "rules")) {
      var name = lines.nameOfRule(rules.size());
      rules.add(rule(map(each, name), name));
    }
    var legacy = map(file.get("legacy"), "legacy");
    var defaults = new HashMap<Question.OfTopic, Boolean>();
    map(legacy.get("defaults"), "legacy: defaults")
        .forEach((question, on) ->
            defaults.put(topic(question, lines), Boolean.parseBoolean(String.valueOf(on))));
    var critical = new HashSet<Question.OfTopic>();
    list(legacy.getOrDefault("critical", List.of()), "legacy: critical")
        .forEach(it -> critical.add(topic(String.valueOf(it), lines)));
    return new Mapping(
        rules,
        new LegacyRules(defaults, critical),
        Boolean.parseBoolean(String.valueOf(file.get("keep-off"))));
  }

  private static MappingRule rule(Map<String, Object> rule, String name) {
    var kind = kind(text(rule, "as"), name);
    var question =
        Optional.ofNullable(rule.get("to"))
            .map(String::valueOf)
            .map(key -> question(key, name + ": there"));
    if (question.isEmpty() && kind != ValueKind.IGNORED) {
      throw invalid(name + " needs “to”, such as topic/reminders/email.");
    }
    var word = text(rule, "word").toLowerCase(Locale.ROOT);
    if (kind == ValueKind.LIST && word.isEmpty()) {
      throw invalid(name + " needs “word”, such as email.");
    }
    var value = rule.get("value");
    var key = text(rule, "key");
    if (key.isBlank()) {
      throw invalid(name + " needs “key”.");
    }
    return new MappingRule(
        pattern(key, name),
        value == null ? ANYTHING : pattern(String.valueOf(value), name),
        kind,
        word,
        question);
  }

  private static ValueKind kind(String as, String rule) {
    try {
      return ValueKind.valueOf(as.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw invalid(
          rule
              + " says “as: "
              + as
              + "”; use flag, inverted-flag, list, zone, language, setting or ignored.");
    }
  }

  private static Pattern pattern(String expression, String rule) {
    try {
      return Pattern.compile(expression, FLAGS);
    } catch (PatternSyntaxException e) {
      throw invalid(rule + " has a pattern that cannot be read: " + e.getDescription() + ".");
    }
  }

  /**
   * @param there how a sentence begins that says where the key stands
   */
  private static Question question(String key, String there) {
    return Question.of(key)
        .orElseThrow(() -> invalid(there + " is no preference “" + key + "” to map to."));
  }

  private static Question.OfTopic topic(String key, MappingLines lines) {
    var there = lines.nameOfText(key);
    return question(key, there + "there") instanceof Question.OfTopic topic
        ? topic
        : throwInvalid(there + "“" + key + "” is not about a topic.");
  }

  private static Question.OfTopic throwInvalid(String sentence) {
    throw invalid(sentence);
  }

  private static @Nullable Object load(String yaml) {
    try {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      throw invalid(
          "Line %s is not YAML: %s."
              .formatted(mark == null ? "?" : mark.getLine() + 1, e.getProblem()));
    } catch (YAMLException e) {
      throw invalid(
          "The mapping is not YAML: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static String text(Map<String, Object> rule, String name) {
    var value = rule.get(name);
    return value == null ? "" : String.valueOf(value);
  }

  private static Map<String, Object> map(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw invalid(name + " must be a map of names to values.");
    }
    var checked = new HashMap<String, Object>();
    map.forEach((key, each) -> checked.put(String.valueOf(key), each == null ? "" : each));
    return checked;
  }

  private static List<?> list(@Nullable Object value, String name) {
    if (!(value instanceof List<?> list)) {
      throw invalid(name + " must be a list.");
    }
    return list;
  }

  private static Problem invalid(String sentence) {
    return Problem.refused("invalid-mapping", sentence);
  }
}
