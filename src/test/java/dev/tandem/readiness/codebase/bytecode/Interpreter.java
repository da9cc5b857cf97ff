package dev.tandem.readiness.codebase.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the instructions of a method in their order on what an analysis knows of the values; what
 * branches bring is joined where they meet. Code with loops is passed twice, so that the second
 * time it is known what the end of a loop brings to its beginning.
 */
public final class Interpreter<V extends StackValue<V>, F extends StackFrame<V, F>> {

  private final List<CodeElement> code;
  private final Semantics<V, F> semantics;
  private final Instructions<V, F> instructions;
  private final Map<Label, F> arriving = new HashMap<>();
  private final Map<Label, ClassDesc> handlers = new HashMap<>();
  private @Nullable F frame;
  private F last;

  private Interpreter(List<CodeElement> code, Semantics<V, F> semantics, F entry) {
    this.code = code;
    this.semantics = semantics;
    this.instructions = new Instructions<>(semantics);
    this.last = entry;
  }

  public static <V extends StackValue<V>, F extends StackFrame<V, F>> void run(
      List<CodeElement> code, Semantics<V, F> semantics) {
    var repeats = hasLoop(code);
    var entry = semantics.begin(!repeats);
    var interpreter = new Interpreter<>(code, semantics, entry);
    interpreter.findHandlers();
    interpreter.pass(entry);
    if (repeats) {
      interpreter.pass(semantics.begin(true));
    }
  }

  private static boolean hasLoop(List<CodeElement> code) {
    var passed = new HashSet<Label>();
    for (var element : code) {
      if (element instanceof LabelTarget target) {
        passed.add(target.label());
      } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
        return true;
      }
    }
    return false;
  }

  private void findHandlers() {
    for (var element : code) {
      if (element instanceof ExceptionCatch caught) {
        handlers.put(
            caught.handler(),
            caught.catchType().map(it -> it.asSymbol()).orElse(ConstantDescs.CD_Throwable));
      }
    }
  }

  private void pass(F entry) {
    frame = entry;
    var position = 0;
    var line = 0;
    for (var element : code) {
      position++;
      switch (element) {
        case LineNumber number -> line = number.line();
        case LabelTarget target -> arriveAt(target.label());
        case Instruction instruction when frame != null -> {
          semantics.at(position, line);
          step(instruction, frame);
        }
        default -> {}
      }
    }
  }

  /** Code to which no branch has led yet begins with the variables of the code before it. */
  private void arriveAt(Label label) {
    semantics.arriveAt(label);
    var others = arriving.get(label);
    if (frame != null && others != null) {
      others.join(frame);
    }
    if (others != null) {
      frame = others.copy();
    } else if (frame == null) {
      frame = last.copy();
      frame.stack.clear();
      if (handlers.containsKey(label)) {
        frame.push(semantics.caught(handlers.get(label)));
      }
    }
  }

  private void step(Instruction instruction, F now) {
    switch (instruction) {
      case BranchInstruction branch -> {
        var compared = Operands.of(branch);
        now.pop(compared);
        branchTo(branch.target(), now);
        if (compared == 0) {
          leave(now);
        }
      }
      case LookupSwitchInstruction choice -> choose(choice.defaultTarget(), choice.cases(), now);
      case TableSwitchInstruction choice -> choose(choice.defaultTarget(), choice.cases(), now);
      case ReturnInstruction end -> {
        semantics.end(end.typeKind() == TypeKind.VOID ? null : now.pop(), now);
        leave(now);
      }
      case ThrowInstruction end -> leave(now);
      default -> instructions.apply(instruction, now);
    }
  }

  private void choose(Label otherwise, List<SwitchCase> cases, F now) {
    now.pop();
    cases.forEach(each -> branchTo(each.target(), now));
    branchTo(otherwise, now);
    leave(now);
  }

  private void branchTo(Label label, F from) {
    var others = arriving.get(label);
    if (others == null) {
      arriving.put(label, from.copy());
    } else {
      others.join(from);
    }
  }

  private void leave(F from) {
    last = from;
    frame = null;
  }
}
