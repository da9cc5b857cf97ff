package dev.tandem.readiness.codebase.flow;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.util.List;

/** What instructions do with the stack, whatever the values are. */
final class StackOperations {

  private StackOperations() {}

  static void replace(Frame frame, int count, String type) {
    frame.pop(count);
    frame.push(Value.of(type));
  }

  static void loadElement(Frame frame) {
    frame.pop();
    var array = frame.pop();
    var element = TypeNames.elementOf(array.type());
    frame.push(
        array.elements().stream().reduce(Value::or).orElseGet(() -> Value.of(element)).as(element));
  }

  static void operate(Frame frame, OperatorInstruction operator) {
    var unary =
        switch (operator.opcode()) {
          case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> true;
          default -> false;
        };
    var compares =
        switch (operator.opcode()) {
          case LCMP, FCMPL, FCMPG, DCMPL, DCMPG, ARRAYLENGTH -> true;
          default -> false;
        };
    replace(
        frame, unary ? 1 : 2, compares ? "int" : TypeNames.of(operator.typeKind().upperBound()));
  }

  static void branch(Frame frame, BranchInstruction branch) {
    var opcode = branch.opcode();
    if (opcode == Opcode.GOTO || opcode == Opcode.GOTO_W) {
      frame.jumpTo(branch.target());
      frame.end();
      return;
    }
    frame.pop(opcode.name().startsWith("IF_") ? 2 : 1);
    frame.jumpTo(branch.target());
  }

  static void choose(Frame frame, Label otherwise, List<SwitchCase> cases) {
    frame.pop();
    frame.jumpTo(otherwise);
    cases.forEach(each -> frame.jumpTo(each.target()));
    frame.end();
  }

  static void rearrange(Frame frame, StackInstruction stack) {
    switch (stack.opcode()) {
      case POP -> frame.pop();
      case POP2 -> frame.pop(frame.isTopWide() ? 1 : 2);
      case DUP -> frame.duplicate(1, 0);
      case DUP_X1 -> frame.duplicate(1, 1);
      case DUP_X2 -> frame.duplicate(1, frame.isSecondWide() ? 1 : 2);
      case DUP2 -> frame.duplicate(frame.isTopWide() ? 1 : 2, 0);
      case DUP2_X1 -> frame.duplicate(frame.isTopWide() ? 1 : 2, 1);
      case DUP2_X2 -> frame.duplicate(frame.isTopWide() ? 1 : 2, 2);
      default -> {
        var values = frame.popArguments(2);
        frame.push(values.getLast());
        frame.push(values.getFirst());
      }
    }
  }
}
