package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What calls make of the strings that they receive. */
final class Calls {

  private final Program program;
  private final Values values;
  private final CallRecorder recorder;
  private final Functions functions;
  private final LibraryCalls library;

  Calls(Program program, Values values, FlowResult result) {
    this.program = program;
    this.values = values;
    this.recorder = new CallRecorder(result, values);
    this.functions = new Functions(program, values, recorder);
    this.library =
        new LibraryCalls(
            program, values, recorder, new SqlResources(result.resources(), values), functions);
  }

  void startRecording(boolean isRecording) {
    recorder.isRecording = isRecording;
  }

  void finish(Origin origin) {
    functions.finish(origin);
  }

  Value invoke(
      MethodId called,
      Value receiver,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var types = program.typeOf(called.descriptor());
    var targets = program.targetsOf(called);
    if (!targets.isEmpty() && !program.classes.containsKey(called.owner())) {
      recorder.record(called, types, arguments, frame, origin);
    }
    return targets.isEmpty()
        ? library.call(called, types, receiver, arguments, frame, position, origin)
        : own(targets, types, arguments, frame, position, origin);
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
        functions.feed(function, Text.NONE, frame, origin);
      }
      if (!Types.holdsText(types.parameterType(i).descriptorString())
          && !(argument instanceof Function)) {
        continue;
      }
      var text = values.textOf(argument, frame, origin);
      var filled = Text.NONE;
      for (var target : targets) {
        program.write(Program.parameter(target, i), text);
        filled = filled.or(program.read(Program.filled(target, i)));
      }
      if (argument instanceof Reference reference && !filled.isNone()) {
        values.store(
            reference,
            reference.isBuilder() ? new ArrayList<>(List.of(filled)) : filled.elements(),
            frame);
      }
    }
    for (var target : targets) {
      returned = returned.or(program.read(Program.result(target)));
    }
    return Types.valueOf(types.returnType().descriptorString(), returned, position, frame);
  }

  Value invokeDynamic(
      InvokeDynamicInstruction dynamic,
      List<Value> arguments,
      Frame frame,
      int position,
      Origin origin) {
    var types = dynamic.typeSymbol();
    var bootstrap = dynamic.bootstrapMethod().methodName();
    if (bootstrap.equals("makeConcatWithConstants")) {
      return recorder.compose(concatenation(dynamic, types, arguments, frame, origin));
    }
    if (dynamic.bootstrapArgs().size() > 1
        && dynamic.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc handle) {
      var takesNumbers = types.returnType().displayName().matches("(Int|Long|Double)[A-Z].*");
      return functions.function(handle, arguments, takesNumbers, frame, origin);
    }
    return Types.valueOf(
        types.returnType().descriptorString(), Text.unknown(origin), position, frame);
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
                    ? values.textOf(descriptor, origin)
                    : values.textOf(argument, types.parameterType(next - 1), frame, origin),
                origin);
      } else {
        piece.append(character);
      }
    }
    return text.plus(Text.of(piece.toString(), origin), origin);
  }
}
