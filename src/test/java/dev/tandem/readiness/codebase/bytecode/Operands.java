package dev.tandem.readiness.codebase.bytecode;

import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.OperatorInstruction;

/** How many values instructions take from the stack, and what they put there. */
final class Operands {

  private Operands() {}

  /** None if the branch is always taken. */
  static int of(BranchInstruction branch) {
    return switch (branch.opcode()) {
      case GOTO, GOTO_W -> 0;
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }

  static int of(OperatorInstruction operator) {
    return switch (operator.opcode()) {
      case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> 1;
      default -> 2;
    };
  }

  /** Comparisons and the length of an array are an {@code int}, whatever they are asked of. */
  static TypeKind resultOf(OperatorInstruction operator) {
    return switch (operator.opcode()) {
      case LCMP, FCMPL, FCMPG, DCMPL, DCMPG, ARRAYLENGTH -> TypeKind.INT;
      default -> operator.typeKind();
    };
  }
}
