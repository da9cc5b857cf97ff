package dev.tandem.readiness.codebase.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** What the instructions that do not branch take from the stack, and what they put there. */
record Instructions<V extends StackValue<V>, F extends StackFrame<V, F>>(
    Semantics<V, F> semantics) {

  void apply(Instruction instruction, F now) {
    switch (instruction) {
      case LoadInstruction load -> now.push(semantics.load(load.slot(), load.typeKind(), now));
      case StoreInstruction store -> now.store(store.slot(), now.pop());
      case ConstantInstruction constant -> now.push(semantics.constant(constant));
      case StackInstruction stack -> now.rearrange(stack.opcode());
      case OperatorInstruction operator ->
          replace(Operands.of(operator), Operands.resultOf(operator), now);
      case ConvertInstruction convert -> replace(1, convert.toType(), now);
      case FieldInstruction field -> access(field, now);
      case InvokeInstruction call -> invoke(call, now);
      case InvokeDynamicInstruction call ->
          now.push(semantics.invoke(call, now.pop(call.typeSymbol().parameterCount()), now));
      case NewObjectInstruction created ->
          now.push(semantics.create(created.className().asSymbol(), now));
      case NewReferenceArrayInstruction array ->
          createArray(1, array.componentType().asSymbol().arrayType(), now);
      case NewPrimitiveArrayInstruction array ->
          createArray(1, array.typeKind().upperBound().arrayType(), now);
      case NewMultiArrayInstruction array ->
          createArray(array.dimensions(), array.arrayType().asSymbol(), now);
      case ArrayLoadInstruction load -> {
        now.pop();
        now.push(semantics.element(now.pop(), load.typeKind(), now));
      }
      case ArrayStoreInstruction store -> {
        var element = now.pop();
        now.pop();
        semantics.storeElement(now.pop(), element, store.typeKind(), now);
      }
      case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST ->
          now.push(semantics.cast(now.pop(), check.type().asSymbol(), now));
      case TypeCheckInstruction check -> replace(1, TypeKind.INT, now);
      case MonitorInstruction monitor -> {
        var locked = now.pop();
        if (monitor.opcode() == Opcode.MONITORENTER) {
          semantics.lock(locked);
        }
      }
      default -> {}
    }
  }

  private void replace(int operands, TypeKind result, F now) {
    now.pop(operands);
    now.push(semantics.ofKind(result));
  }

  private void createArray(int dimensions, ClassDesc type, F now) {
    now.pop(dimensions);
    now.push(semantics.createArray(type, now));
  }

  private void access(FieldInstruction field, F now) {
    switch (field.opcode()) {
      case GETSTATIC -> now.push(semantics.read(field, now));
      case GETFIELD -> {
        now.pop();
        now.push(semantics.read(field, now));
      }
      case PUTSTATIC -> semantics.write(field, now.pop(), now);
      default -> {
        var value = now.pop();
        now.pop();
        semantics.write(field, value, now);
      }
    }
  }

  private void invoke(InvokeInstruction call, F now) {
    var type = call.typeSymbol();
    var arguments = now.pop(type.parameterCount());
    var receiver = call.opcode() == Opcode.INVOKESTATIC ? null : now.pop();
    var result = semantics.invoke(call, receiver, arguments, now);
    if (!type.returnType().equals(ConstantDescs.CD_void)) {
      now.push(result);
    }
  }
}
