package dev.tandem.readiness.codebase.flow;

import dev.tandem.readiness.codebase.bytecode.Interpreter;
import dev.tandem.readiness.codebase.bytecode.Semantics;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the types and texts through one method. */
final class MethodReader implements Semantics<Value, Frame> {

  private final MethodFlows flow;
  private final String owner;
  private final MethodModel method;
  private final DeclaredTypes declaredTypes;
  private MethodEffects effects;
  private List<Value> results = new ArrayList<>();

  private MethodReader(
      MethodFlows flow, String owner, MethodModel method, List<CodeElement> elements) {
    this.flow = flow;
    this.owner = owner;
    this.method = method;
    this.declaredTypes = new DeclaredTypes(elements);
    this.effects = new MethodEffects(flow, name());
  }

  static MethodFlow read(MethodFlows flow, ClassModel type, MethodModel method) {
    var owner = TypeNames.of(type.thisClass().asSymbol());
    var elements = method.code().map(CodeModel::elementList).orElse(List.of());
    var reader = new MethodReader(flow, owner, method, elements);
    Interpreter.run(elements, reader);
    return new MethodFlow(
        owner,
        reader.name(),
        method.methodType().stringValue(),
        reader.effects.calls,
        reader.results,
        reader.effects.stores);
  }

  private String name() {
    return method.methodName().stringValue();
  }

  @Override
  public Frame begin(boolean isLast) {
    effects = new MethodEffects(flow, name());
    results = new ArrayList<>();
    var entry = new Frame();
    var slot = 0;
    if (!method.flags().has(AccessFlag.STATIC)) {
      entry.store(slot++, Value.of(owner));
    }
    var parameters = method.methodTypeSymbol().parameterList();
    for (int i = 0; i < parameters.size(); i++) {
      entry.store(slot, Value.argument(TypeNames.of(parameters.get(i)), i));
      slot += TypeKind.from(parameters.get(i)).slotSize();
    }
    return entry;
  }

  @Override
  public void at(int position, int line) {
    effects.line = line;
  }

  @Override
  public void arriveAt(Label label) {
    declaredTypes.continueAt(label);
  }

  @Override
  public Value constant(ConstantInstruction constant) {
    return switch (constant.constantValue()) {
      case String text -> Value.text(text);
      case ClassDesc type -> Value.of("java.lang.Class", Set.of(TypeNames.of(type)));
      default -> ofKind(constant.typeKind());
    };
  }

  @Override
  public Value ofKind(TypeKind kind) {
    return Value.of(TypeNames.of(kind.upperBound()));
  }

  @Override
  public Value caught(ClassDesc type) {
    return Value.of(TypeNames.of(type));
  }

  @Override
  public Value load(int slot, TypeKind kind, Frame frame) {
    return declaredTypes.complete(slot, frame.load(slot, ofKind(TypeKind.REFERENCE)));
  }

  @Override
  public Value create(ClassDesc type, Frame frame) {
    return Value.of(TypeNames.of(type), Set.of(""));
  }

  @Override
  public Value createArray(ClassDesc type, Frame frame) {
    return Value.of(TypeNames.of(type));
  }

  @Override
  public Value element(Value array, TypeKind kind, Frame frame) {
    var type = TypeNames.elementOf(array.type());
    return array.elements().stream().reduce(Value::or).orElseGet(() -> Value.of(type)).as(type);
  }

  @Override
  public void storeElement(Value array, Value element, TypeKind kind, Frame frame) {
    effects.storeElement(array, element);
  }

  @Override
  public Value cast(Value value, ClassDesc type, Frame frame) {
    return value.as(TypeNames.of(type));
  }

  @Override
  public Value read(FieldInstruction field, Frame frame) {
    return flow.valueOfField(MethodEffects.nameOf(field), TypeNames.of(field.typeSymbol()));
  }

  @Override
  public void write(FieldInstruction field, Value value, Frame frame) {
    effects.store(MethodEffects.nameOf(field), value);
  }

  @Override
  public Value invoke(
      InvokeInstruction call, @Nullable Value receiver, List<Value> arguments, Frame frame) {
    return effects.invoke(call, receiver, arguments);
  }

  @Override
  public Value invoke(InvokeDynamicInstruction call, List<Value> arguments, Frame frame) {
    return effects.invoke(call, arguments);
  }

  @Override
  public void end(@Nullable Value returned, Frame frame) {
    if (returned != null) {
      results.add(returned);
    }
  }

  @Override
  public void lock(Value locked) {
    effects.lock(locked);
  }
}
