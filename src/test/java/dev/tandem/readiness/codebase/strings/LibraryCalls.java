package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What builders, strings, collections and other libraries make of the strings they receive. */
final class LibraryCalls {

  private final Program program;
  private final Values values;
  private final CallRecorder recorder;
  private final SqlResources resources;
  private final Functions functions;
  private final BuilderCalls builders;
  private final TextCalls texts;
  private final CollectionCalls collections;

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
    this.builders = new BuilderCalls(values, recorder);
    this.texts = new TextCalls(values, recorder);
    this.collections = new CollectionCalls(values, recorder, functions);
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
      return builders.call(called.name(), builder, types, arguments, frame, origin);
    }
    if (owner.equals("java/lang/String") || owner.equals("java/lang/CharSequence")) {
      return texts.call(called.name(), types, receiver, arguments, frame, position, origin);
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
    if (CollectionCalls.isCollection(owner)) {
      return collections.call(called, types, receiver, arguments, frame, position, origin);
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
    if (Types.isText(returned)) {
      return named.isNone() ? unknown(returned, origin) : resources.contentOf(named, origin);
    }
    if (!named.isNone() && returned.startsWith("L")) {
      frame.heap.put(position, new ArrayList<>(List.of(named)));
      return new Reference(position, false);
    }
    return Types.valueOf(returned, Text.unknown(origin), position, frame);
  }

  private static Value unknown(String returned, Origin origin) {
    return returned.equals("Ljava/lang/Object;") ? Frame.ANY : Text.unknown(origin);
  }
}
