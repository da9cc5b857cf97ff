package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What collections and streams hand on of the strings they receive. */
final class CollectionCalls {

  private static final Map<String, Boolean> COLLECTIONS = new ConcurrentHashMap<>();
  private static final Pattern TAKES_NOTHING =
      Pattern.compile("(get|contains|remove|indexOf|test|equals|compare|collect|reduce).*");

  private final Values values;
  private final CallRecorder recorder;
  private final Functions functions;

  CollectionCalls(Values values, CallRecorder recorder, Functions functions) {
    this.values = values;
    this.recorder = recorder;
    this.functions = functions;
  }

  /** Whether the class hands on the elements that it was given, as collections and streams do. */
  static boolean isCollection(String owner) {
    return owner.startsWith("java/util/")
            && COLLECTIONS.computeIfAbsent(owner, CollectionCalls::matchesCollection)
        || owner.equals("java/lang/Iterable");
  }

  private static boolean matchesCollection(String owner) {
    return owner.matches("java/util/(function|stream|concurrent)/.*")
        || owner.matches("java/util/[^/]*")
            && !owner.matches(
                "java/util/(Base64|HexFormat|Scanner|ResourceBundle|PropertyResourceBundle|Locale|Formatter|UUID|Random|Currency|ServiceLoader).*");
  }

  Value call(
      MethodId called,
      MethodTypeDesc types,
      Value receiver,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var name = called.name();
    var returned = types.returnType().descriptorString();
    var elements = values.elementsOf(receiver, frame);
    var content = new ArrayList<>(values.contentOf(receiver, frame));
    if (!TAKES_NOTHING.matcher(name).matches()) {
      for (var argument : arguments) {
        if (!(argument instanceof Function) && !(argument instanceof Other)) {
          content.addAll(values.contentOf(argument, frame));
          elements = elements.or(values.elementsOf(argument, frame));
        }
      }
      if (receiver instanceof Reference reference) {
        values.store(reference, new ArrayList<>(content), frame);
      }
    }
    var made = Text.NONE;
    for (var argument : arguments) {
      if (argument instanceof Function function) {
        made = made.or(functions.feed(function, elements, frame, origin));
      }
    }
    if (!made.isNone()) {
      content = new ArrayList<>(List.of(made));
      elements = made;
    }
    if (name.equals("collect") || name.equals("reduce")) {
      var separator = values.elementsOf(arguments.getLast(), frame);
      var joined =
          StringFunctions.join(
              separator.isNone() ? Text.of("", origin) : separator, content, origin);
      return content.isEmpty() ? notYet(receiver) : recorder.compose(joined.or(elements));
    }
    if (called.owner().equals("java/util/StringJoiner")
        && name.equals("toString")
        && !content.isEmpty()) {
      return recorder.compose(
          StringFunctions.join(content.getFirst(), content.subList(1, content.size()), origin));
    }
    if (Types.isText(returned)) {
      return elements.isNone() ? notYet(receiver) : elements;
    }
    if (!returned.startsWith("L") && !returned.startsWith("[")) {
      return new Other(returned);
    }
    if (returned.equals("Ljava/util/UUID;")) {
      return new Other(returned);
    }
    if (receiver instanceof Reference reference
        && called.owner().equals("java/util/StringJoiner")) {
      return reference;
    }
    frame.heap.put(position, content);
    return new Reference(position, false);
  }

  /** Nothing is known of the elements of a collection yet; of other objects nothing ever is. */
  private static Value notYet(Value receiver) {
    return receiver instanceof Reference ? Text.NONE : Frame.ANY;
  }
}
