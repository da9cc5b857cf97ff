package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.bytecode.Interpreter;
import dev.tandem.readiness.codebase.bytecode.Semantics;
import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the strings through one method: what each variable holds, and what is passed on. */
final class MethodFlow implements Semantics<Value, Frame> {

  private final Program program;
  private final MethodId id;
  private final MethodTypeDesc types;
  private final Calls calls;
  private final Values values;
  private final Fields fields;
  private final boolean isRecording;
  private Origin here;
  private int position;

  private MethodFlow(Program program, MethodId id, FlowResult result, boolean isRecording) {
    this.program = program;
    this.id = id;
    this.types = program.typeOf(id.descriptor());
    this.values = new Values(program);
    this.fields = new Fields(program, values);
    this.calls = new Calls(program, values, result);
    this.isRecording = isRecording;
    this.here = new Origin(id.owner().replace('/', '.'), 0);
  }

  static void interpret(Program program, MethodId id, FlowResult result, boolean isRecording) {
    var flow = new MethodFlow(program, id, result, isRecording);
    Interpreter.run(program.elementsOf(id), flow);
    flow.calls.finish(flow.here);
  }

  @Override
  public Frame begin(boolean isLast) {
    calls.finish(here);
    calls.startRecording(isLast && isRecording);
    var entry = new Frame();
    var slot = 0;
    if (!program.method(id).flags().has(AccessFlag.STATIC)) {
      entry.store(slot++, new Other("L" + id.owner() + ";"));
    }
    for (int i = 0; i < types.parameterCount(); i++) {
      var descriptor = types.parameterType(i).descriptorString();
      var text = program.read(Program.parameter(id, i));
      entry.store(slot, Types.valueOf(descriptor, text, -1 - i, entry));
      slot += TypeKind.from(types.parameterType(i)).slotSize();
    }
    return entry;
  }

  @Override
  public void at(int instruction, int line) {
    position = instruction;
    here = here.line() == line ? here : new Origin(here.className(), line);
  }

  @Override
  public Value constant(ConstantInstruction constant) {
    return Types.constant(constant, here);
  }

  @Override
  public Value ofKind(TypeKind kind) {
    return Types.primitive(kind);
  }

  @Override
  public Value caught(ClassDesc type) {
    return new Other(type.descriptorString());
  }

  @Override
  public Value load(int slot, TypeKind kind, Frame frame) {
    return frame.load(slot, Types.primitive(kind));
  }

  @Override
  public Value create(ClassDesc type, Frame frame) {
    return Types.created(type.descriptorString(), frame, position, here);
  }

  @Override
  public Value createArray(ClassDesc type, Frame frame) {
    return type.componentType().isPrimitive()
        ? new Other("[C")
        : Types.emptyCollection(frame, position);
  }

  @Override
  public Value element(Value array, TypeKind kind, Frame frame) {
    return kind == TypeKind.REFERENCE ? values.elementsOf(array, frame) : Types.primitive(kind);
  }

  @Override
  public void storeElement(Value array, Value element, TypeKind kind, Frame frame) {
    if (array instanceof Reference reference && kind == TypeKind.REFERENCE) {
      var content = new ArrayList<>(values.contentOf(reference, frame));
      content.add(values.textOf(element, frame, here));
      values.store(reference, content, frame);
    }
  }

  @Override
  public Value cast(Value value, ClassDesc type, Frame frame) {
    return Types.cast(value, type.descriptorString(), frame, position);
  }

  @Override
  public Value read(FieldInstruction field, Frame frame) {
    return fields.read(field, frame, position, here);
  }

  @Override
  public void write(FieldInstruction field, Value value, Frame frame) {
    fields.write(field, value, frame, here);
  }

  @Override
  public Value invoke(
      InvokeInstruction call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    var called =
        new MethodId(
            call.owner().asInternalName(), call.name().stringValue(), call.type().stringValue());
    var object = receiver == null ? new Other("null") : receiver;
    return calls.invoke(called, object, arguments, frame, position, here);
  }

  @Override
  public Value invoke(InvokeDynamicInstruction call, List<Value> arguments, Frame frame) {
    return calls.invokeDynamic(call, arguments, frame, position, here);
  }

  @Override
  public void end(@Nullable Value returned, Frame frame) {
    if (returned != null && Types.holdsText(types.returnType().descriptorString())) {
      program.write(Program.result(id), values.textOf(returned, frame, here));
    }
    for (int i = 0; i < types.parameterCount(); i++) {
      if (frame.heap.containsKey(-1 - i)) {
        var isBuilder = Types.isBuilder(types.parameterType(i).descriptorString());
        var content = values.textOf(new Reference(-1 - i, isBuilder), frame, here);
        program.write(Program.filled(id, i), content);
      }
    }
  }
}
