package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What a builder of strings makes of what it receives. */
final class BuilderCalls {

  private final Values values;
  private final CallRecorder recorder;

  BuilderCalls(Values values, CallRecorder recorder) {
    this.values = values;
    this.recorder = recorder;
  }

  Value call(
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
      case "reverse" -> values.set(builder, before.map(BuilderCalls::reversed, origin), frame);
      case "appendCodePoint", "setCharAt" ->
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

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
