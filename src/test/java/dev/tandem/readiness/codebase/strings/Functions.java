package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Function;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lambda expressions and method references: what they capture, receive and return. */
final class Functions {

  private final Set<Function> libraryFunctions = new LinkedHashSet<>();
  private final Program program;
  private final Values values;
  private final CallRecorder recorder;

  Functions(Program program, Values values, CallRecorder recorder) {
    this.program = program;
    this.values = values;
    this.recorder = recorder;
  }

  /** Passes what a lambda captured, and the elements to the other parameters. */
  Text feed(Function function, Text elements, Frame frame, Origin origin) {
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
        if (!Types.holdsText(types.parameterType(i).descriptorString())) {
          continue;
        }
        var text =
            i < function.captured().size()
                ? values.textOf(function.captured().get(i), frame, origin)
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

  Function function(
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
    List<Value> texts =
        captured.stream().<Value>map(each -> values.textOf(each, frame, origin)).toList();
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
    if (!recorder.isRecording || !function.target().descriptor().startsWith("(")) {
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
    recorder.record(function.target(), types, arguments, origin);
  }
}
