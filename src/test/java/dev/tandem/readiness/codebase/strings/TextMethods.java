package dev.tandem.readiness.codebase.strings;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Stream;

/** Tells the methods that pass on no strings, which need not be interpreted: most of a record's. */
final class TextMethods {

  private final Program program;

  TextMethods(Program program) {
    this.program = program;
  }

  boolean handlesText(Value.MethodId method) {
    List<CodeElement> elements = program.elementsOf(method);
    return Types.holdsText(program.typeOf(method.descriptor()).returnType().descriptorString())
        || elements.stream().anyMatch(this::handlesText);
  }

  private boolean handlesText(CodeElement element) {
    return switch (element) {
      case ConstantInstruction constant -> constant.constantValue() instanceof String;
      case FieldInstruction field -> Types.holdsText(field.type().stringValue());
      case InvokeInstruction call -> holdsText(program.typeOf(call.type().stringValue()));
      case InvokeDynamicInstruction dynamic -> !isOfRecord(dynamic);
      default -> false;
    };
  }

  private static boolean holdsText(MethodTypeDesc type) {
    return Stream.concat(Stream.of(type.returnType()), type.parameterList().stream())
        .anyMatch(each -> Types.holdsText(each.descriptorString()));
  }

  /** The methods that the compiler gives to every record. */
  private static boolean isOfRecord(InvokeDynamicInstruction dynamic) {
    return dynamic
        .bootstrapMethod()
        .owner()
        .descriptorString()
        .equals("Ljava/lang/runtime/ObjectMethods;");
  }
}
