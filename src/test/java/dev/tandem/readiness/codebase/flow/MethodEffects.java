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
  private final String name;

  MethodEffects(MethodFlows flow, String name) {
    this.flow = flow;
    this.name = name;
  }

  static String nameOf(FieldInstruction field) {
    return TypeNames.of(field.owner().asSymbol()) + "." + field.name().stringValue();
  }

  void store(String field, Value value) {
    stores.computeIfAbsent(field, each -> new ArrayList<>()).add(value);
  }

  void storeElement(Value array, Value element) {
    array.elements().add(element);
    flow.fieldsOf(array).forEach(field -> store(field + "[]", element));
  }

  Value invoke(InvokeInstruction invoke, @Nullable Value receiver, List<Value> arguments) {
    var call =
        new Call(
            name,
            line,
            TypeNames.of(invoke.owner().asSymbol()),
            invoke.name().stringValue(),
            invoke.type().stringValue(),
            invoke.opcode() == Opcode.INVOKESTATIC,
            receiver == null ? "" : receiver.type(),
            receiver == null ? "" : receiver.origin(),
            arguments,
            false);
    calls.add(call);
    if (receiver != null && call.name().equals("<init>")) {
      StringCalls.construct(receiver, arguments);
      return receiver;
    }
    var type = TypeNames.of(invoke.typeSymbol().returnType());
    return type.equals("void") ? Value.of(type) : flow.resultOf(call, receiver, type);
  }

  Value invoke(InvokeDynamicInstruction dynamic, List<Value> arguments) {
    var result = TypeNames.of(dynamic.typeSymbol().returnType());
    if (dynamic.name().stringValue().startsWith("makeConcat")) {
      return Value.of(result, StringCalls.concatenated(dynamic.bootstrapArgs(), arguments));
    }
    References.in(dynamic, name, line, arguments).forEach(calls::add);
    return Value.of(result);
  }

  /** A lock on an object counts as a call of it. */
  void lock(Value locked) {
    calls.add(
        new Call(
            name,
            line,
            locked.type(),
            Call.LOCK,
            "()V",
            false,
            locked.type(),
            locked.origin(),
            List.of(locked),
            false));
  }
}
