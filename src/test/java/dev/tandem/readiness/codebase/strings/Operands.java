package dev.tandem.readiness.codebase.strings;

import java.lang.classfile.Opcode;

/** What instructions take from the stack, and how they rearrange it. */
final class Operands {

  private Operands() {}

  /** How many values a branch compares. */
  static int of(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }

  static boolean isUnary(Opcode opcode) {
    return switch (opcode) {
      case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> true;
      default -> false;
    };
  }

  static void rearrange(Opcode opcode, Frame now) {
    switch (opcode) {
      case POP -> now.popWords(1);
      case POP2 -> now.popWords(2);
      case DUP -> now.duplicate(1, 0);
      case DUP_X1 -> now.duplicate(1, 1);
      case DUP_X2 -> now.duplicate(1, 2);
      case DUP2 -> now.duplicate(2, 0);
      case DUP2_X1 -> now.duplicate(2, 1);
      case DUP2_X2 -> now.duplicate(2, 2);
      default -> {
        var top = now.pop();
        var next = now.pop();
        now.push(top);
        now.push(next);
      }
    }
  }
}
