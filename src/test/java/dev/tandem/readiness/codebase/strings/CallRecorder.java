package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Other;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Keeps what a method passes to libraries and puts together, once nothing changes any more. */
final class CallRecorder {

  private final FlowResult result;
  private final Values values;
  boolean isRecording;

  CallRecorder(FlowResult result, Values values) {
    this.result = result;
    this.values = values;
  }

  Text compose(Text text) {
    if (isRecording) {
      result.composed().add(text);
    }
    return text;
  }

  void record(
      MethodId called, MethodTypeDesc types, List<Value> arguments, Frame frame, Origin origin) {
    if (isRecording) {
      record(
          called,
          types,
          arguments.stream()
              .map(each -> each instanceof Other ? Text.NONE : values.textOf(each, frame, origin))
              .toList(),
          origin);
    }
  }

  void record(MethodId called, MethodTypeDesc types, List<Text> arguments, Origin origin) {
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
}
