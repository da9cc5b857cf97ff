package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Other;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What methods of strings make of them. */
final class TextCalls {

  private final Values values;
  private final CallRecorder recorder;

  TextCalls(Values values, CallRecorder recorder) {
    this.values = values;
    this.recorder = recorder;
  }

  Value call(
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
    if (!Types.isText(returned)) {
      return Types.valueOf(returned, text, position, frame);
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
}
