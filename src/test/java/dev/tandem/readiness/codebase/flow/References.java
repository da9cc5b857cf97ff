package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Stream;

/** Method references, which are calls with arguments that somebody else passes later. */
final class References {

  private References() {}

  /** The method to which the instruction refers; the code of a lambda is not a reference. */
  static Stream<Call> in(
      InvokeDynamicInstruction dynamic, String caller, int line, List<Value> captured) {
    var arguments = dynamic.bootstrapArgs();
    if (arguments.size() < 3
        || !(arguments.get(1) instanceof DirectMethodHandleDesc method)
        || !(arguments.get(2) instanceof MethodTypeDesc used)
        || method.methodName().startsWith("lambda$")) {
      return Stream.empty();
    }
    var types = used.parameterList().stream().map(TypeNames::of).map(Value::of).toList();
    var isStatic =
        method.kind() == DirectMethodHandleDesc.Kind.STATIC
            || method.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
    var isBound =
        isStatic || !captured.isEmpty() || method.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
    return Stream.of(
        new Call(
            caller,
            line,
            TypeNames.of(method.owner()),
            method.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR
                ? "<init>"
                : method.methodName(),
            method.lookupDescriptor(),
            isStatic,
            captured.isEmpty() ? "" : captured.getFirst().type(),
            captured.isEmpty() ? "" : captured.getFirst().origin(),
            isBound ? types : types.stream().skip(1).toList(),
            true));
  }
}
