package dev.tandem.readiness.codebase.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls that build texts of the JDK, as far as their result can be read. */
final class StringCalls {

  private static final Set<String> BUILDERS =
      Set.of(
          "java.lang.StringBuilder", "java.lang.StringBuffer", "java.lang.AbstractStringBuilder");

  private static final Set<String> KEEPING_CALLS =
      Set.of("toString", "strip", "trim", "intern", "toLowerCase", "stripIndent", "stripTrailing");

  private static final Set<String> PASSING_CALLS =
      Set.of("valueOf", "requireNonNull", "create", "requireNonNullElse", "of", "ofNullable");

  private static final Set<String> PASSING_TYPES =
      Set.of(
          "java.lang.String",
          "java.util.Objects",
          "java.net.URI",
          "java.util.Optional",
          "java.util.List",
          "java.util.Set");

  private static final Pattern CONVERSION = Pattern.compile("%(?:\\d+\\$)?[-#+ 0,(.\\d]*[a-zA-Z]");

  private StringCalls() {}

  static void construct(Value created, List<Value> arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    created.append(
        BUILDERS.contains(created.type()) ? textsOf(arguments.getFirst()) : Set.of(Value.UNKNOWN));
  }

  private static Set<String> textsOf(Value value) {
    return value.type().equals("int") ? Set.of("") : value.rawTexts();
  }

  /** The texts of a concatenation, whose recipe has marks for arguments and constants. */
  static Set<String> concatenated(List<?> recipeAndConstants, List<Value> arguments) {
    Set<String> texts = Set.of("");
    var next = arguments.iterator();
    var constants = recipeAndConstants.stream().skip(1).iterator();
    for (var c : String.valueOf(recipeAndConstants.getFirst()).toCharArray()) {
      var part =
          switch (c) {
            case '\u0001' -> next.hasNext() ? next.next().rawTexts() : Set.of(Value.UNKNOWN);
            case '\u0002' -> Set.of(constants.hasNext() ? "" + constants.next() : "");
            default -> Set.of(String.valueOf(c));
          };
      texts = Value.combine(texts, part);
    }
    return texts;
  }

  /** The result of a call of the JDK on texts, if it is one that can be read. */
  static Optional<Value> resultOf(Call call, @Nullable Value receiver, String type) {
    var first = call.arguments().stream().findFirst();
    if (receiver != null && BUILDERS.contains(call.owner()) && call.name().equals("append")) {
      receiver.append(first.map(Value::rawTexts).orElse(Set.of(Value.UNKNOWN)));
      return Optional.of(receiver);
    }
    if (receiver != null && KEEPING_CALLS.contains(call.name())) {
      return Optional.of(receiver.as(type));
    }
    if (PASSING_TYPES.contains(call.owner()) && PASSING_CALLS.contains(call.name())) {
      return first.map(value -> passed(value, type));
    }
    if (!call.owner().equals("java.lang.String")) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "concat" ->
          Optional.ofNullable(receiver)
              .flatMap(start ->
                  first.map(
                      end -> Value.of(type, Value.combine(start.rawTexts(), end.rawTexts()))));
      case "formatted" -> Optional.ofNullable(receiver).map(it -> format(it, call.arguments()));
      case "format" -> Optional.of(format(formatOf(call), call.arguments()));
      case "join" -> Optional.of(joined(call.arguments()));
      case "replace" -> Optional.ofNullable(receiver).map(it -> replaced(it, call.arguments()));
      default -> Optional.empty();
    };
  }

  private static Value passed(Value value, String type) {
    return value.elements().isEmpty()
        ? value.as(type)
        : value.elements().stream().reduce(Value::or).orElse(value).as(type);
  }

  private static Value formatOf(Call call) {
    return call.arguments().get(call.arguments().size() - 2);
  }

  private static Value format(Value format, List<Value> arguments) {
    var values = arguments.getLast().elements();
    Set<String> all = new LinkedHashSet<>();
    for (var text : format.rawTexts()) {
      Set<String> texts = Set.of("");
      var found = CONVERSION.matcher(text);
      var end = 0;
      for (int i = 0; found.find(); i++) {
        texts = Value.combine(texts, Set.of(text.substring(end, found.start())));
        var part = i < values.size() ? values.get(i).rawTexts() : Set.of(Value.UNKNOWN);
        texts = Value.combine(texts, part);
        end = found.end();
      }
      all.addAll(Value.combine(texts, Set.of(text.substring(end))));
    }
    return Value.of("java.lang.String", all);
  }

  private static Value joined(List<Value> arguments) {
    var pieces = arguments.getLast().elements();
    if (pieces.isEmpty()) {
      return Value.of("java.lang.String");
    }
    var separator = arguments.getFirst().rawTexts();
    Set<String> texts = pieces.getFirst().rawTexts();
    for (var piece : pieces.subList(1, pieces.size())) {
      texts = Value.combine(Value.combine(texts, separator), piece.rawTexts());
    }
    return Value.of("java.lang.String", texts);
  }

  private static Value replaced(Value text, List<Value> arguments) {
    var results =
        text.rawTexts().stream()
            .flatMap(each ->
                arguments.getFirst().rawTexts().stream()
                    .flatMap(old ->
                        arguments.getLast().rawTexts().stream()
                            .map(now -> old.isEmpty() ? each : each.replace(old, now))))
            .collect(java.util.stream.Collectors.toSet());
    return Value.of("java.lang.String", Stream.of(results).findFirst().orElse(Set.of()));
  }
}
