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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What builders, strings, collections and other libraries make of the strings they receive. */
final class LibraryCalls {

  private static final Map<String, Boolean> COLLECTIONS = new ConcurrentHashMap<>();
  private static final Pattern TAKES_NOTHING =
      Pattern.compile("(get|contains|remove|indexOf|test|equals|compare|collect|reduce).*");

  private final Program program;
  private final Values values;
  private final CallRecorder recorder;
  private final SqlResources resources;
  private final Functions functions;

  LibraryCalls(
      Program program,
      Values values,
      CallRecorder recorder,
      SqlResources resources,
      Functions functions) {
    this.program = program;
    this.values = values;
    this.recorder = recorder;
    this.resources = resources;
    this.functions = functions;
  }

  Value call(
      MethodId called,
      MethodTypeDesc types,
      Value receiver,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var owner = called.owner();
    var returned = types.returnType().descriptorString();
    recorder.record(called, types, arguments, frame, origin);
    if (receiver instanceof Reference builder && builder.isBuilder()) {
      return builder(called.name(), builder, types, arguments, frame, origin);
    }
    if (owner.equals("java/lang/String") || owner.equals("java/lang/CharSequence")) {
      return string(called.name(), types, receiver, arguments, frame, position, origin);
    }
    if (owner.equals("java/text/MessageFormat") && called.name().equals("format")) {
      var pattern = values.textOf(arguments.getFirst(), frame, origin);
      return recorder.compose(
          StringFunctions.message(pattern, values.contentOf(arguments.getLast(), frame), origin));
    }
    if (Set.of("name", "toString").contains(called.name()) && program.isEnum(owner)) {
      return values.textOf(receiver, frame, origin);
    }
    if (owner.equals("java/lang/Enum") && called.name().equals("name")
        || called.name().equals("toString") && arguments.isEmpty()) {
      return values.textOf(receiver, frame, origin);
    }
    if (isCollection(owner)) {
      return collection(called, types, receiver, arguments, frame, position, origin);
    }
    var named = resources.resourcesIn(receiver, arguments, frame, origin);
    arguments.forEach(argument -> {
      if (argument instanceof Function function) {
        functions.feed(function, Text.NONE, frame, origin);
      }
    });
    if (receiver instanceof Reference reference && !named.isNone()) {
      frame.heap.computeIfAbsent(reference.id(), id -> new ArrayList<>()).add(named);
    }
    if (MethodFlow.isText(returned)) {
      return named.isNone() ? unknown(returned, origin) : resources.contentOf(named, origin);
    }
    if (!named.isNone() && returned.startsWith("L")) {
      frame.heap.put(position, new ArrayList<>(List.of(named)));
      return new Reference(position, false);
    }
    return MethodFlow.valueOf(returned, Text.unknown(origin), position, frame);
  }

  /** Nothing is known of the elements of a collection yet; of other objects nothing ever is. */
  private static Value notYet(Value receiver) {
    return receiver instanceof Reference ? Text.NONE : Frame.ANY;
  }

  /** Whether the class hands on the elements that it was given, as collections and streams do. */
  private static boolean isCollection(String owner) {
    return owner.startsWith("java/util/")
            && COLLECTIONS.computeIfAbsent(owner, LibraryCalls::matchesCollection)
        || owner.equals("java/lang/Iterable");
  }

  private static boolean matchesCollection(String owner) {
    return owner.matches("java/util/(function|stream|concurrent)/.*")
        || owner.matches("java/util/[^/]*")
            && !owner.matches(
                "java/util/(Base64|HexFormat|Scanner|ResourceBundle|PropertyResourceBundle|Locale|Formatter|UUID|Random|Currency|ServiceLoader).*");
  }

  private static Value unknown(String returned, Origin origin) {
    return returned.equals("Ljava/lang/Object;") ? Frame.ANY : Text.unknown(origin);
  }

  private Value builder(
      String method,
      Reference builder,
      MethodTypeDesc types,
      List<Value> arguments,
      Frame frame,
      Origin origin) {
    var before = values.textOf(builder, frame, origin);
    var returned = types.returnType().descriptorString();
    var texts = new ArrayList<Text>();
    for (int i = 0; i < arguments.size(); i++) {
      texts.add(values.textOf(arguments.get(i), types.parameterType(i), frame, origin));
    }
    switch (method) {
      case "append", "repeat" -> values.set(builder, before.plus(texts.getFirst(), origin), frame);
      case "insert" -> values.set(builder, texts.getLast().plus(before, origin), frame);
      case "replace" -> values.set(builder, before.plus(texts.getLast(), origin), frame);
      case "appendCodePoint", "setCharAt", "reverse" ->
          values.set(builder, before.plus(Text.unknown(origin), origin), frame);
      case "<init>" -> values.set(builder, initial(types, texts, origin), frame);
      default -> {}
    }
    if (method.equals("substring") || method.equals("toString")) {
      return recorder.compose(before);
    }
    return returned.startsWith("L") ? builder : new Other(returned);
  }

  private static Text initial(MethodTypeDesc types, List<Text> texts, Origin origin) {
    return texts.isEmpty() || types.parameterType(0).descriptorString().equals("I")
        ? Text.of("", origin)
        : types.parameterType(0).isArray() ? Text.unknown(origin) : texts.getFirst();
  }

  private Value string(
      String method,
      MethodTypeDesc types,
      Value receiver,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var returned = types.returnType().descriptorString();
    var texts = new ArrayList<Text>();
    for (int i = 0; i < arguments.size(); i++) {
      texts.add(values.textOf(arguments.get(i), types.parameterType(i), frame, origin));
    }
    if (method.equals("join")) {
      return recorder.compose(
          StringFunctions.join(
              texts.getFirst(), values.contentOf(arguments.getLast(), frame), origin));
    }
    if (method.equals("format")) {
      var pattern = texts.get(texts.size() - 2);
      return recorder.compose(
          StringFunctions.format(pattern, values.contentOf(arguments.getLast(), frame), origin));
    }
    if (method.equals("valueOf") || method.equals("copyValueOf")) {
      return texts.getFirst();
    }
    var text = values.textOf(receiver, frame, origin);
    if (method.equals("formatted")) {
      return recorder.compose(
          StringFunctions.format(text, values.contentOf(arguments.getLast(), frame), origin));
    }
    if (!MethodFlow.isText(returned)) {
      return MethodFlow.valueOf(returned, text, position, frame);
    }
    if (method.equals("substring") && isConstant(arguments.getFirst())) {
      return recorder.compose(text.map(each -> part(each, arguments), origin));
    }
    return recorder.compose(StringFunctions.apply(method, text, texts, origin));
  }

  private static boolean isConstant(Value value) {
    return value instanceof Other other && other.descriptor().startsWith("int ");
  }

  /** The part of a text from a constant position, to the end if the end is not constant. */
  private static String part(String text, List<Value> bounds) {
    var from = Math.min(text.length(), number(bounds.getFirst()));
    var to =
        isConstant(bounds.getLast()) && bounds.size() > 1
            ? number(bounds.getLast())
            : text.length();
    return text.substring(from, Math.clamp(to, from, text.length()));
  }

  private static int number(Value constant) {
    return constant instanceof Other other
        ? Integer.parseInt(other.descriptor().substring("int ".length()))
        : 0;
  }

  private Value collection(
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
    if (MethodFlow.isText(returned)) {
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
}
