package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a method's instructions once, in order, on what is known of each value. */
final class MethodReader {

  private final String owner;
  private final String name;
  private final Frame frame = new Frame();
  private final MethodEffects effects;
  private final List<Value> results = new ArrayList<>();
  private final Map<Label, Value> handlers = new HashMap<>();
  private final DeclaredTypes declaredTypes = new DeclaredTypes();

  private MethodReader(MethodFlows flow, String owner, String name) {
    this.owner = owner;
    this.name = name;
    this.effects = new MethodEffects(flow, frame, name);
  }

  static MethodFlow read(MethodFlows flow, ClassModel type, MethodModel method) {
    var owner = TypeNames.of(type.thisClass().asSymbol());
    var reader = new MethodReader(flow, owner, method.methodName().stringValue());
    var parameters = reader.storeParameters(method);
    method.code().ifPresent(reader::run);
    return new MethodFlow(
        owner,
        reader.name,
        method.methodType().stringValue(),
        parameters,
        reader.effects.calls,
        reader.results,
        reader.effects.stores);
  }

  private int storeParameters(MethodModel method) {
    var slot = 0;
    var index = 0;
    if (!method.flags().has(AccessFlag.STATIC)) {
      frame.store(slot++, Value.of(owner));
    }
    for (var parameter : method.methodTypeSymbol().parameterList()) {
      var value = Value.argument(TypeNames.of(parameter), index++);
      frame.store(slot, value);
      slot += value.isWide() ? 2 : 1;
    }
    return index;
  }

  private void run(CodeModel code) {
    code.forEach(element -> {
      if (element instanceof ExceptionCatch handler) {
        var caught =
            handler
                .catchType()
                .map(type -> TypeNames.of(type.asSymbol()))
                .orElse("java.lang.Throwable");
        handlers.put(handler.handler(), Value.of(caught));
      } else if (element instanceof LocalVariable variable) {
        declaredTypes.add(variable);
      }
    });
    code.forEach(element -> {
      switch (element) {
        case LineNumber number -> effects.line = number.line();
        case LabelTarget target -> {
          frame.continueAt(target.label(), handlers.get(target.label()));
          declaredTypes.continueAt(target.label());
        }
        case ConstantInstruction constant -> push(constant);
        case LoadInstruction load ->
            frame.push(declaredTypes.complete(load.slot(), frame.load(load.slot())));
        case StoreInstruction store -> frame.store(store.slot(), frame.pop());
        case FieldInstruction field -> effects.access(field);
        case InvokeInstruction invoke -> effects.invoke(invoke);
        case InvokeDynamicInstruction dynamic -> effects.invoke(dynamic);
        case NewObjectInstruction creation ->
            frame.push(Value.of(TypeNames.of(creation.className().asSymbol()), Set.of("")));
        case NewReferenceArrayInstruction array -> {
          frame.pop();
          frame.push(Value.of(TypeNames.of(array.componentType().asSymbol().arrayType())));
        }
        case NewPrimitiveArrayInstruction array -> StackOperations.replace(frame, 1, "array");
        case NewMultiArrayInstruction array ->
            StackOperations.replace(frame, array.dimensions(), "array");
        case ArrayLoadInstruction load -> StackOperations.loadElement(frame);
        case ArrayStoreInstruction store -> effects.storeElement();
        case TypeCheckInstruction check when check.opcode() == Opcode.CHECKCAST -> {
          var value = frame.pop();
          frame.push(value.as(TypeNames.of(check.type().asSymbol())));
        }
        case TypeCheckInstruction check -> StackOperations.replace(frame, 1, "int");
        case ConvertInstruction convert ->
            StackOperations.replace(frame, 1, TypeNames.of(convert.toType().upperBound()));
        case OperatorInstruction operator -> StackOperations.operate(frame, operator);
        case BranchInstruction branch -> StackOperations.branch(frame, branch);
        case LookupSwitchInstruction choice ->
            StackOperations.choose(frame, choice.defaultTarget(), choice.cases());
        case TableSwitchInstruction choice ->
            StackOperations.choose(frame, choice.defaultTarget(), choice.cases());
        case ReturnInstruction end -> {
          if (end.opcode() != Opcode.RETURN) {
            results.add(frame.pop());
          }
          frame.end();
        }
        case ThrowInstruction end -> frame.end();
        case MonitorInstruction monitor -> effects.lock(frame.pop(), monitor.opcode());
        case StackInstruction stack -> StackOperations.rearrange(frame, stack);
        default -> {}
      }
    });
  }

  private void push(ConstantInstruction constant) {
    var known = constant.constantValue();
    frame.push(
        switch (known) {
          case String text -> Value.text(text);
          case ClassDesc type -> Value.of("java.lang.Class", Set.of(TypeNames.of(type)));
          default -> Value.of(TypeNames.of(constant.typeKind().upperBound()));
        });
  }
}
