package dev.tandem.readiness.codebase.flow;

import dev.tandem.readiness.codebase.bytecode.StackValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of a value on the stack: the name of its type, and the texts that it can be, with
 * {@link #UNKNOWN} for each part that is known only at run time. Changes while a builder grows.
 */
public final class Value implements StackValue<Value> {

  /** Stands for a part of a text that is known only at run time. */
  public static final String UNKNOWN = "\u0001";

  /** The first of the characters that stand for the arguments of the method that is read. */
  private static final char FIRST_ARGUMENT = '\ue000';

  /** The first of the code points that stand for a field of the codebase. */
  private static final int FIRST_FIELD = 0xF0000;

  private static final int LIMIT = 24;

  private final String type;
  private final String origin;
  private Set<String> texts;
  private final List<Value> elements = new ArrayList<>();

  private Value(String type, Set<String> texts) {
    this(type, texts, "");
  }

  private Value(String type, Set<String> texts, String origin) {
    this.type = type;
    this.origin = origin;
    this.texts = texts.size() > LIMIT ? Set.of(UNKNOWN) : texts;
  }

  static Value of(String type) {
    return new Value(type, Set.of(UNKNOWN));
  }

  /** What a field has, of which only the type and the place are known. */
  static Value inField(String type, String field) {
    return new Value(type, Set.of(UNKNOWN), field);
  }

  static Value text(String text) {
    return new Value("java.lang.String", Set.of(text));
  }

  static Value of(String type, Set<String> texts) {
    return new Value(type, texts);
  }

  static Value argument(String type, int index) {
    return new Value(type, Set.of(String.valueOf((char) (FIRST_ARGUMENT + index))));
  }

  static Value field(String type, int index) {
    return new Value(type, Set.of(Character.toString(FIRST_FIELD + index)));
  }

  /** The name of its type, e.g. {@code java.util.Map} or {@code int}. */
  public String type() {
    return type;
  }

  /** The field that it was read from, as {@code owner.name}; empty if it is not known. */
  String origin() {
    return origin;
  }

  /** The texts that it can be. */
  public Set<String> texts() {
    return texts.stream().map(Value::hideArguments).collect(Collectors.toSet());
  }

  /** The texts of an array's elements, or its own. */
  public Stream<String> allTexts() {
    return elements.isEmpty() ? texts().stream() : elements.stream().flatMap(Value::allTexts);
  }

  Set<String> rawTexts() {
    return texts;
  }

  List<Value> elements() {
    return elements;
  }

  @Override
  public boolean isWide() {
    return type.equals("long") || type.equals("double");
  }

  boolean dependsOnArguments() {
    return texts.stream().anyMatch(text -> text.chars().anyMatch(Value::isArgument));
  }

  /** The fields whose texts are parts of this value. */
  IntStream fields() {
    return texts.stream()
        .flatMapToInt(String::codePoints)
        .filter(Value::isField)
        .map(c -> c - FIRST_FIELD)
        .distinct();
  }

  Value withField(int index, Set<String> stored) {
    var mark = Character.toString(FIRST_FIELD + index);
    return new Value(type, replaceAll(texts, mark, stored));
  }

  void append(Set<String> more) {
    texts = combine(texts, more);
  }

  Value as(String otherType) {
    var copy = new Value(otherType, texts, origin);
    copy.elements.addAll(elements);
    return copy;
  }

  @Override
  public Value join(Value other) {
    return this == other ? this : or(other);
  }

  Value or(Value other) {
    var both = new LinkedHashSet<>(texts);
    both.addAll(other.texts);
    return new Value(
        type.equals(other.type) ? type : "java.lang.Object",
        both,
        origin.equals(other.origin) ? origin : "");
  }

  /** The value with the arguments of a call in the places of the method's parameters. */
  Value withArguments(List<Value> arguments) {
    var result = texts;
    for (int i = 0; i < arguments.size(); i++) {
      var mark = String.valueOf((char) (FIRST_ARGUMENT + i));
      result = replaceAll(result, mark, arguments.get(i).texts);
    }
    return new Value(type, result);
  }

  private static Set<String> replaceAll(Set<String> texts, String mark, Set<String> replacements) {
    return texts.stream().noneMatch(text -> text.contains(mark))
        ? texts
        : texts.stream()
            .flatMap(text -> replacements.stream().map(each -> text.replace(mark, each)))
            .limit(LIMIT + 1)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static Set<String> combine(Set<String> first, Set<String> second) {
    var combined =
        first.stream()
            .flatMap(start -> second.stream().map(end -> start + end))
            .limit(LIMIT + 1)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return combined.size() > LIMIT ? Set.of(UNKNOWN) : combined;
  }

  private static boolean isArgument(int c) {
    return c >= FIRST_ARGUMENT && c < FIRST_ARGUMENT + 256;
  }

  private static boolean isField(int c) {
    return c >= FIRST_FIELD;
  }

  private static String hideArguments(String text) {
    return text.codePoints()
        .map(c -> isArgument(c) || isField(c) ? UNKNOWN.charAt(0) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
