package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Program.Slot;
import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The texts of values, and the contents of builders and collections in one method. */
final class Values {

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

  private static final Origin NOWHERE = new Origin("", 0);

  private final Program program;
  private final Map<Integer, Slot> fields = new HashMap<>();

  Values(Program program) {
    this.program = program;
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
  Text textOf(Value value, ClassDesc type, Frame frame, Origin origin) {
    if (!type.descriptorString().equals("C")) {
      return textOf(value, frame, origin);
    }
    return value instanceof Other other && other.descriptor().startsWith("int ")
        ? Text.of(
            Character.toString(Integer.parseInt(other.descriptor().substring("int ".length()))),
            origin)
        : Text.unknown(origin);
  }

  Text textOf(String descriptor, Origin origin) {
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

  List<Text> contentOf(Value value, Frame frame) {
    return switch (value) {
      case Reference reference -> frame.heap.getOrDefault(reference.id(), List.of());
      case Text text -> text.isNone() ? List.of() : List.of(text);
      default -> List.of();
    };
  }

  void set(Reference builder, Text content, Frame frame) {
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
}
