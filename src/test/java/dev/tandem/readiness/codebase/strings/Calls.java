package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Program.Slot;
import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What calls make of the strings that they receive. */
final class Calls {

  private static final Set<String> HARMLESS =
      Set.of(
          "Ljava/util/UUID;",
          "Ljava/lang/Integer;",
          "Ljava/lang/Long;",
          "Ljava/lang/Short;",
          "Ljava/lang/Byte;",
          "Ljava/lang/Double;",
          "Ljava/lang/Float;",
          "Ljava/lang/Boolean;",
          "Ljava/lang/Number;");

  private static final Map<String, Boolean> COLLECTIONS = new ConcurrentHashMap<>();
  private static final Pattern TAKES_NOTHING =
      Pattern.compile("(get|contains|remove|indexOf|test|equals|compare|collect|reduce).*");
  private static final Origin NOWHERE = new Origin("", 0);

  private final Program program;
  private final FlowResult result;
  private final Set<Function> libraryFunctions = new LinkedHashSet<>();
  private final Map<Integer, Slot> fields = new HashMap<>();
  boolean isRecording;

  Calls(Program program, FlowResult result) {
    this.program = program;
    this.result = result;
  }

  boolean isResourceType(String descriptor) {
    return descriptor.startsWith("Lorg/springframework/core/io/")
        || descriptor.startsWith("Ljava/io/");
  }

  /** The text of a value where it becomes a string. */
  Text textOf(Value value, Frame frame, Origin origin) {
    return switch (value) {
      case Text text -> text;
      case Reference reference ->
          reference.isBuilder()
              ? StringFunctions.join(
                  Text.of("", origin), frame.heap.getOrDefault(reference.id(), List.of()), origin)
              : Text.ofElements(frame.heap.getOrDefault(reference.id(), List.of()), origin);
      case Function function -> program.read(Program.result(function.target()));
      case Other other -> textOf(other.descriptor(), origin);
    };
  }

  /** The text of an argument; a number that is passed as a character is one. */
  private Text textOf(Value value, ClassDesc type, Frame frame, Origin origin) {
    if (!type.descriptorString().equals("C")) {
      return textOf(value, frame, origin);
    }
    return value instanceof Other other && other.descriptor().startsWith("int ")
        ? Text.of(
            Character.toString(Integer.parseInt(other.descriptor().substring("int ".length()))),
            origin)
        : Text.unknown(origin);
  }

  private Text textOf(String descriptor, Origin origin) {
    if (descriptor.equals("null")) {
      return Text.NONE;
    }
    if (descriptor.startsWith("enum ")) {
      return Text.of(descriptor.split(" ")[1], origin);
    }
    if (descriptor.startsWith("int ")) {
      return Text.of(descriptor.substring("int ".length()), origin);
    }
    var isNumber = "BSIJFDZ".contains(descriptor);
    if (isNumber
        || HARMLESS.contains(descriptor)
        || descriptor.startsWith("Ljava/time/")
        || descriptor.startsWith("Ljava/math/")) {
      return Text.of("0", origin);
    }
    var name = descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : "";
    if (program.isEnum(name)) {
      return program.constantsOf(name).stream()
          .map(each -> Text.of(each, origin))
          .reduce(Text.NONE, Text::or);
    }
    return Text.unknown(origin);
  }

  Text elementsOf(Value value, Frame frame) {
    return switch (value) {
      case Reference reference ->
          frame.heap.getOrDefault(reference.id(), List.of()).stream().reduce(Text.NONE, Text::or);
      case Text text -> text;
      case Function function -> program.read(Program.result(function.target()));
      case Other other -> Text.NONE;
    };
  }

  void invoke(MethodId called, boolean isStatic, Frame frame, int position, Origin origin) {
    var types = program.typeOf(called.descriptor());
    var arguments = new ArrayList<Value>();
    for (int i = 0; i < types.parameterCount(); i++) {
      arguments.addFirst(frame.pop());
    }
    Value receiver = isStatic ? new Other("null") : frame.pop();
    var targets = program.targetsOf(called);
    var value =
        targets.isEmpty()
            ? library(called, types, receiver, arguments, frame, position, origin)
            : own(targets, types, arguments, frame, position, origin);
    if (!types.returnType().descriptorString().equals("V")) {
      frame.push(value);
    }
  }

  private Value own(
      List<MethodId> targets,
      MethodTypeDesc types,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var returned = Text.NONE;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument instanceof Function function) {
        feed(function, Text.NONE, frame, origin);
      }
      if (!MethodFlow.holdsText(types.parameterType(i).descriptorString())
          && !(argument instanceof Function)) {
        continue;
      }
      var text = textOf(argument, frame, origin);
      var filled = Text.NONE;
      for (var target : targets) {
        program.write(Program.parameter(target, i), text);
        filled = filled.or(program.read(Program.filled(target, i)));
      }
      if (argument instanceof Reference reference && !filled.isNone()) {
        store(
            reference,
            reference.isBuilder() ? new ArrayList<>(List.of(filled)) : filled.elements(),
            frame);
      }
    }
    for (var target : targets) {
      returned = returned.or(program.read(Program.result(target)));
    }
    return MethodFlow.valueOf(types.returnType().descriptorString(), returned, position, frame);
  }

  private Value library(
      MethodId called,
      MethodTypeDesc types,
      Value receiver,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var owner = called.owner();
    var returned = types.returnType().descriptorString();
    record(called, types, arguments, frame, origin);
    if (receiver instanceof Reference builder && builder.isBuilder()) {
      return builder(called.name(), builder, types, arguments, frame, origin);
    }
    if (owner.equals("java/lang/String") || owner.equals("java/lang/CharSequence")) {
      return string(called.name(), types, receiver, arguments, frame, position, origin);
    }
    if (owner.equals("java/text/MessageFormat") && called.name().equals("format")) {
      var pattern = textOf(arguments.getFirst(), frame, origin);
      return compose(
          StringFunctions.message(pattern, contentOf(arguments.getLast(), frame), origin));
    }
    if (Set.of("name", "toString").contains(called.name()) && program.isEnum(owner)) {
      return textOf(receiver, frame, origin);
    }
    if (owner.equals("java/lang/Enum") && called.name().equals("name")
        || called.name().equals("toString") && arguments.isEmpty()) {
      return textOf(receiver, frame, origin);
    }
    if (isCollection(owner)) {
      return collection(called, types, receiver, arguments, frame, position, origin);
    }
    var resources = resourcesIn(receiver, arguments, frame, origin);
    arguments.forEach(argument -> {
      if (argument instanceof Function function) {
        feed(function, Text.NONE, frame, origin);
      }
    });
    if (receiver instanceof Reference reference && !resources.isNone()) {
      frame.heap.computeIfAbsent(reference.id(), id -> new ArrayList<>()).add(resources);
    }
    if (MethodFlow.isText(returned)) {
      return resources.isNone() ? unknown(returned, origin) : contentOf(resources, origin);
    }
    if (!resources.isNone() && returned.startsWith("L")) {
      frame.heap.put(position, new ArrayList<>(List.of(resources)));
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
            && COLLECTIONS.computeIfAbsent(owner, Calls::matchesCollection)
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
    var before = textOf(builder, frame, origin);
    var returned = types.returnType().descriptorString();
    var texts = new ArrayList<Text>();
    for (int i = 0; i < arguments.size(); i++) {
      texts.add(textOf(arguments.get(i), types.parameterType(i), frame, origin));
    }
    switch (method) {
      case "append", "repeat" -> set(builder, before.plus(texts.getFirst(), origin), frame);
      case "insert" -> set(builder, texts.getLast().plus(before, origin), frame);
      case "replace" -> set(builder, before.plus(texts.getLast(), origin), frame);
      case "appendCodePoint", "setCharAt", "reverse" ->
          set(builder, before.plus(Text.unknown(origin), origin), frame);
      case "<init>" -> set(builder, initial(types, texts, origin), frame);
      default -> {}
    }
    if (method.equals("substring") || method.equals("toString")) {
      return compose(before);
    }
    return returned.startsWith("L") ? builder : new Other(returned);
  }

  private static Text initial(MethodTypeDesc types, List<Text> texts, Origin origin) {
    return texts.isEmpty() || types.parameterType(0).descriptorString().equals("I")
        ? Text.of("", origin)
        : types.parameterType(0).isArray() ? Text.unknown(origin) : texts.getFirst();
  }

  private void set(Reference builder, Text content, Frame frame) {
    store(builder, new ArrayList<>(List.of(content)), frame);
  }

  /** Remembers that the builder or collection is that of a field, which changes with it. */
  void isOfField(int id, Slot field) {
    fields.put(id, field);
  }

  void store(Reference reference, List<Text> content, Frame frame) {
    frame.heap.put(reference.id(), content);
    var field = fields.get(reference.id());
    if (field != null) {
      program.write(
          field, textOf(reference, frame, content.isEmpty() ? NOWHERE : originOf(content)));
    }
  }

  private static Origin originOf(List<Text> content) {
    return content.stream()
        .flatMap(text -> text.alternatives().stream())
        .map(each -> each.origin())
        .findFirst()
        .orElse(NOWHERE);
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
      texts.add(textOf(arguments.get(i), types.parameterType(i), frame, origin));
    }
    if (method.equals("join")) {
      return compose(
          StringFunctions.join(texts.getFirst(), contentOf(arguments.getLast(), frame), origin));
    }
    if (method.equals("format")) {
      var pattern = texts.get(texts.size() - 2);
      return compose(
          StringFunctions.format(pattern, contentOf(arguments.getLast(), frame), origin));
    }
    if (method.equals("valueOf") || method.equals("copyValueOf")) {
      return texts.getFirst();
    }
    var text = textOf(receiver, frame, origin);
    if (method.equals("formatted")) {
      return compose(StringFunctions.format(text, contentOf(arguments.getLast(), frame), origin));
    }
    if (!MethodFlow.isText(returned)) {
      return MethodFlow.valueOf(returned, text, position, frame);
    }
    if (method.equals("substring") && isConstant(arguments.getFirst())) {
      return compose(text.map(each -> part(each, arguments), origin));
    }
    return compose(StringFunctions.apply(method, text, texts, origin));
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
    var elements = elementsOf(receiver, frame);
    var content = new ArrayList<>(contentOf(receiver, frame));
    if (!TAKES_NOTHING.matcher(name).matches()) {
      for (var argument : arguments) {
        if (!(argument instanceof Function) && !(argument instanceof Other)) {
          content.addAll(contentOf(argument, frame));
          elements = elements.or(elementsOf(argument, frame));
        }
      }
      if (receiver instanceof Reference reference) {
        store(reference, new ArrayList<>(content), frame);
      }
    }
    var made = Text.NONE;
    for (var argument : arguments) {
      if (argument instanceof Function function) {
        made = made.or(feed(function, elements, frame, origin));
      }
    }
    if (!made.isNone()) {
      content = new ArrayList<>(List.of(made));
      elements = made;
    }
    if (name.equals("collect") || name.equals("reduce")) {
      var separator = elementsOf(arguments.getLast(), frame);
      var joined =
          StringFunctions.join(
              separator.isNone() ? Text.of("", origin) : separator, content, origin);
      return content.isEmpty() ? notYet(receiver) : compose(joined.or(elements));
    }
    if (called.owner().equals("java/util/StringJoiner")
        && name.equals("toString")
        && !content.isEmpty()) {
      return compose(
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

  private List<Text> contentOf(Value value, Frame frame) {
    return switch (value) {
      case Reference reference -> frame.heap.getOrDefault(reference.id(), List.of());
      case Text text -> text.isNone() ? List.of() : List.of(text);
      default -> List.of();
    };
  }

  /** Passes what a lambda captured, and the elements to the other parameters. */
  private Text feed(Function function, Text elements, Frame frame, Origin origin) {
    var target = function.target();
    var targets = program.targetsOf(target);
    if (targets.isEmpty()) {
      libraryFunctions.remove(function);
      recordFunction(function, elements.isNone() ? Text.unknown(origin) : elements, origin);
      return target.owner().equals("java/lang/String")
          ? ofStringMethod(function, elements, origin)
          : Text.NONE;
    }
    var given =
        function.takesNumbers()
            ? Text.of("0", origin)
            : elements.isNone() ? Text.unknown(origin) : elements;
    var returned = Text.NONE;
    for (var each : targets) {
      var types = program.typeOf(each.descriptor());
      for (int i = 0; i < types.parameterCount(); i++) {
        if (!MethodFlow.holdsText(types.parameterType(i).descriptorString())) {
          continue;
        }
        var text =
            i < function.captured().size()
                ? textOf(function.captured().get(i), frame, origin)
                : given;
        program.write(Program.parameter(each, i), text);
      }
      returned = returned.or(program.read(Program.result(each)));
    }
    return returned;
  }

  /** The result of a reference to a method of {@code String}. */
  private static Text ofStringMethod(Function function, Text elements, Origin origin) {
    var argument = function.takesNumbers() ? Text.of("0", origin) : elements;
    return function.receiver().isNone()
        ? elements
        : StringFunctions.apply(
            function.target().name(), function.receiver(), List.of(argument, argument), origin);
  }

  void invokeDynamic(InvokeDynamicInstruction dynamic, Frame frame, int position, Origin origin) {
    var types = dynamic.typeSymbol();
    var arguments = new ArrayList<Value>();
    for (int i = 0; i < types.parameterCount(); i++) {
      arguments.addFirst(frame.pop());
    }
    var bootstrap = dynamic.bootstrapMethod().methodName();
    if (bootstrap.equals("makeConcatWithConstants")) {
      frame.push(compose(concatenation(dynamic, types, arguments, frame, origin)));
    } else if (dynamic.bootstrapArgs().size() > 1
        && dynamic.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc handle) {
      var takesNumbers = types.returnType().displayName().matches("(Int|Long|Double)[A-Z].*");
      frame.push(function(handle, arguments, takesNumbers, frame, origin));
    } else {
      frame.push(
          MethodFlow.valueOf(
              types.returnType().descriptorString(), Text.unknown(origin), position, frame));
    }
  }

  private Function function(
      DirectMethodHandleDesc handle,
      List<Value> arguments,
      boolean takesNumbers,
      Frame frame,
      Origin origin) {
    var isInstance =
        !Set.of(DirectMethodHandleDesc.Kind.STATIC, DirectMethodHandleDesc.Kind.INTERFACE_STATIC)
            .contains(handle.kind());
    var owner = handle.owner().descriptorString();
    var captured =
        isInstance
                && !arguments.isEmpty()
                && handle.kind() != DirectMethodHandleDesc.Kind.CONSTRUCTOR
            ? arguments.subList(1, arguments.size())
            : arguments;
    List<Value> texts = captured.stream().<Value>map(each -> textOf(each, frame, origin)).toList();
    var made =
        new Function(
            new MethodId(
                owner.substring(1, owner.length() - 1),
                handle.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR
                    ? "<init>"
                    : handle.methodName(),
                handle.lookupDescriptor()),
            texts,
            captured.size() < arguments.size() && arguments.getFirst() instanceof Text text
                ? text
                : Text.NONE,
            takesNumbers);
    if (program.targetsOf(made.target()).isEmpty()) {
      libraryFunctions.add(made);
    }
    return made;
  }

  /** Reports the references to methods of libraries that nothing known is passed to. */
  void finish(Origin origin) {
    libraryFunctions.forEach(each -> recordFunction(each, Text.unknown(origin), origin));
    libraryFunctions.clear();
  }

  private void recordFunction(Function function, Text elements, Origin origin) {
    if (!isRecording || !function.target().descriptor().startsWith("(")) {
      return;
    }
    var types = program.typeOf(function.target().descriptor());
    var arguments = new ArrayList<Text>();
    for (int i = 0; i < types.parameterCount(); i++) {
      arguments.add(
          i < function.captured().size() && function.captured().get(i) instanceof Text text
              ? text
              : elements);
    }
    record(function.target(), types, arguments, origin);
  }

  private Text concatenation(
      InvokeDynamicInstruction dynamic,
      MethodTypeDesc types,
      List<Value> arguments,
      Frame frame,
      Origin origin) {
    var recipe = String.valueOf(dynamic.bootstrapArgs().getFirst());
    var text = Text.of("", origin);
    var next = 0;
    var constant = 1;
    var piece = new StringBuilder();
    for (var character : recipe.toCharArray()) {
      if (character == '\u0002') {
        piece.append(dynamic.bootstrapArgs().get(constant++));
      } else if (character == '\u0001') {
        text = text.plus(Text.of(piece.toString(), origin), origin);
        piece.setLength(0);
        var descriptor = types.parameterType(next).descriptorString();
        var argument = arguments.get(next++);
        text =
            text.plus(
                descriptor.length() == 1 && !descriptor.equals("C")
                    ? textOf(descriptor, origin)
                    : textOf(argument, types.parameterType(next - 1), frame, origin),
                origin);
      } else {
        piece.append(character);
      }
    }
    return text.plus(Text.of(piece.toString(), origin), origin);
  }

  private Text compose(Text text) {
    if (isRecording) {
      result.composed().add(text);
    }
    return text;
  }

  private void record(
      MethodId called, MethodTypeDesc types, List<Value> arguments, Frame frame, Origin origin) {
    if (isRecording) {
      record(
          called,
          types,
          arguments.stream()
              .map(each -> each instanceof Other ? Text.NONE : textOf(each, frame, origin))
              .toList(),
          origin);
    }
  }

  private void record(MethodId called, MethodTypeDesc types, List<Text> arguments, Origin origin) {
    if (called.owner().startsWith("java/lang/String") || arguments.isEmpty()) {
      return;
    }
    result
        .calls()
        .add(
            new TracedCall(
                origin.className(),
                origin.line(),
                called.owner().replace('/', '.'),
                called.name(),
                types.parameterList().stream().map(ClassDesc::displayName).toList(),
                arguments));
  }

  private Text resourcesIn(Value receiver, List<Value> arguments, Frame frame, Origin origin) {
    if (result.resources().isEmpty()) {
      return Text.NONE;
    }
    return Stream.concat(Stream.of(receiver), arguments.stream())
        .flatMap(each -> elementsOf(each, frame).alternatives().stream())
        .filter(each -> !resource(each.text()).isEmpty())
        .map(each -> Text.of(each.text(), origin))
        .reduce(Text.NONE, Text::or);
  }

  private List<Path> resource(String name) {
    var path = name.replaceFirst("^classpath\\*?:", "").replaceFirst("^/", "");
    return path.endsWith(".sql")
        ? result.resources().entrySet().stream()
            .filter(each -> each.getKey().equals(path) || each.getKey().endsWith("/" + path))
            .map(each -> each.getValue())
            .toList()
        : List.of();
  }

  private Text contentOf(Text resources, Origin origin) {
    try {
      var content = Text.NONE;
      for (var name : resources.alternatives()) {
        for (var file : resource(name.text())) {
          content = content.or(Text.of(Files.readString(file), origin));
        }
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
