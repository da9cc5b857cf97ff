package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a method calls, refers to, locks and stores, as its instructions come. */
final class MethodEffects {

  final List<Call> calls = new ArrayList<>();
  final Map<String, List<Value>> stores = new HashMap<>();
  int line;

  private final MethodFlows flow;
  private final Frame frame;
  private final String name;

  MethodEffects(MethodFlows flow, Frame frame, String name) {
    this.flow = flow;
    this.frame = frame;
    this.name = name;
  }

  void access(FieldInstruction field) {
    var holder = TypeNames.of(field.owner().asSymbol());
    var key = holder + "." + field.name().stringValue();
    var type = TypeNames.of(field.typeSymbol());
    switch (field.opcode()) {
      case GETSTATIC -> frame.push(flow.valueOfField(key, type));
      case GETFIELD -> {
        frame.pop();
        frame.push(flow.valueOfField(key, type));
      }
      case PUTFIELD -> {
        var stored = frame.pop();
        frame.pop();
        stores.computeIfAbsent(key, each -> new ArrayList<>()).add(stored);
      }
      default -> stores.computeIfAbsent(key, each -> new ArrayList<>()).add(frame.pop());
    }
  }

  void invoke(InvokeInstruction invoke) {
    var type = invoke.typeSymbol();
    var arguments = frame.popArguments(type.parameterCount());
    var isStatic = invoke.opcode() == Opcode.INVOKESTATIC;
    var receiver = isStatic ? null : frame.pop();
    var call =
        new Call(
            name,
            line,
            TypeNames.of(invoke.owner().asSymbol()),
            invoke.name().stringValue(),
            invoke.type().stringValue(),
            isStatic,
            receiver == null ? "" : receiver.type(),
            arguments,
            false);
    calls.add(call);
    pushResult(TypeNames.of(type.returnType()), call, receiver);
  }

  private void pushResult(String type, Call call, @Nullable Value receiver) {
    if (!type.equals("void")) {
      frame.push(flow.resultOf(call, receiver, type));
    } else if (receiver != null && call.name().equals("<init>")) {
      StringCalls.construct(receiver, call.arguments());
    }
  }

  void invoke(InvokeDynamicInstruction dynamic) {
    var type = dynamic.typeSymbol();
    var arguments = frame.popArguments(type.parameterCount());
    var result = TypeNames.of(type.returnType());
    if (dynamic.name().stringValue().startsWith("makeConcat")) {
      frame.push(Value.of(result, StringCalls.concatenated(dynamic.bootstrapArgs(), arguments)));
      return;
    }
    References.in(dynamic, name, line, arguments).forEach(calls::add);
    frame.push(Value.of(result));
  }

  /** A lock on an object counts as a call of it. */
  void lock(Value locked, Opcode opcode) {
    if (opcode == Opcode.MONITORENTER) {
      calls.add(
          new Call(
              name,
              line,
              locked.type(),
              Call.LOCK,
              "()V",
              false,
              locked.type(),
              List.of(locked),
              false));
    }
  }

  void storeElement() {
    var element = frame.pop();
    frame.pop();
    var array = frame.pop();
    array.elements().add(element);
    flow.fieldsOf(array)
        .forEach(
            field -> stores.computeIfAbsent(field + "[]", key -> new ArrayList<>()).add(element));
  }
}
