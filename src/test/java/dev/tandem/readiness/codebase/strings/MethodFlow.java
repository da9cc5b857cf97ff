package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.MethodId;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Interprets one method: what each variable holds, and what the method passes on. */
final class MethodFlow {

  private final Program program;
  private final MethodId id;
  private final MethodModel method;
  private final Calls calls;
  private final Values values;
  private final Instructions instructions;
  private final Map<Label, Frame> frames = new HashMap<>();
  private final Set<Label> handlers = new HashSet<>();
  private final boolean isRecording;
  private int line;
  private int position;
  private @Nullable Frame frame;
  private Frame last = new Frame();

  MethodFlow(Program program, MethodId id, FlowResult result, boolean isRecording) {
    this.program = program;
    this.id = id;
    this.method = Objects.requireNonNull(program.methods.get(id));
    this.values = new Values(program);
    this.instructions = new Instructions(program, values);
    this.calls = new Calls(program, values, result);
    this.isRecording = isRecording;
  }

  void interpret() {
    if (method.code().isEmpty()) {
      return;
    }
    var elements = program.elementsOf(id);
    elements.forEach(element -> {
      if (element instanceof ExceptionCatch handler) {
        handlers.add(handler.handler());
      }
    });
    if (loops(elements)) {
      pass(elements, false);
    }
    pass(elements, isRecording);
  }

  private static boolean loops(List<CodeElement> elements) {
    var passed = new HashSet<Label>();
    for (var element : elements) {
      if (element instanceof LabelTarget target) {
        passed.add(target.label());
      } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
        return true;
      }
    }
    return false;
  }

  private void pass(List<CodeElement> elements, boolean isLast) {
    calls.startRecording(isLast);
    frame = entry();
    line = 0;
    position = 0;
    for (var element : elements) {
      position++;
      switch (element) {
        case LineNumber number -> line = number.line();
        case LabelTarget target -> arriveAt(target.label());
        case Instruction instruction -> {
          if (frame != null) {
            step(instruction, frame);
          }
        }
        default -> {}
      }
    }
    calls.finish(here());
  }

  private Frame entry() {
    var entry = new Frame();
    var slot = 0;
    if (!method.flags().has(AccessFlag.STATIC)) {
      entry.locals.put(slot++, new Other("L" + id.owner() + ";"));
    }
    var types = program.typeOf(id.descriptor()).parameterList();
    for (int i = 0; i < types.size(); i++) {
      var descriptor = types.get(i).descriptorString();
      entry.locals.put(
          slot, Types.valueOf(descriptor, program.read(Program.parameter(id, i)), -1 - i, entry));
      slot += TypeKind.from(types.get(i)).slotSize();
    }
    return entry;
  }

  private void arriveAt(Label label) {
    var saved = frames.get(label);
    if (frame == null && saved == null) {
      saved = last.copy();
      saved.stack.clear();
      if (handlers.contains(label)) {
        saved.push(new Other("Ljava/lang/Throwable;"));
      }
      frame = saved;
      return;
    }
    if (frame != null && saved != null) {
      saved.merge(frame);
    }
    if (saved == null) {
      return;
    }
    frame = saved.copy();
  }

  private void branchTo(Label label, Frame from) {
    var saved = frames.get(label);
    if (saved == null) {
      frames.put(label, from.copy());
    } else {
      saved.merge(from);
    }
  }

  private void leave(Frame from) {
    last = from;
    frame = null;
  }

  private Origin here() {
    return new Origin(id.owner().replace('/', '.'), line);
  }

  private void step(Instruction instruction, Frame now) {
    switch (instruction) {
      case InvokeInstruction invoke ->
          calls.invoke(
              new MethodId(
                  invoke.owner().asInternalName(),
                  invoke.name().stringValue(),
                  invoke.type().stringValue()),
              invoke.opcode() == Opcode.INVOKESTATIC,
              now,
              position,
              here());
      case InvokeDynamicInstruction dynamic -> calls.invokeDynamic(dynamic, now, position, here());
      case BranchInstruction branch -> {
        now.pop(Operands.of(branch.opcode()));
        branchTo(branch.target(), now);
        if (branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W) {
          leave(now);
        }
      }
      case LookupSwitchInstruction cases -> {
        now.pop();
        cases.cases().forEach(each -> branchTo(each.target(), now));
        branchTo(cases.defaultTarget(), now);
        leave(now);
      }
      case TableSwitchInstruction cases -> {
        now.pop();
        cases.cases().forEach(each -> branchTo(each.target(), now));
        branchTo(cases.defaultTarget(), now);
        leave(now);
      }
      case ReturnInstruction returned -> {
        if (returned.typeKind() != TypeKind.VOID) {
          var value = now.pop();
          var descriptor = program.typeOf(id.descriptor()).returnType().descriptorString();
          if (Types.holdsText(descriptor)) {
            program.write(Program.result(id), values.textOf(value, now, here()));
          }
        }
        writeFilled(now);
        leave(now);
      }
      case ThrowInstruction thrown -> leave(now);
      default -> instructions.apply(instruction, now, position, here());
    }
  }

  private void writeFilled(Frame now) {
    var types = program.typeOf(id.descriptor()).parameterList();
    for (int i = 0; i < types.size(); i++) {
      var content = now.heap.get(-1 - i);
      if (content != null) {
        var reference = new Reference(-1 - i, Types.isBuilder(types.get(i).descriptorString()));
        program.write(Program.filled(id, i), values.textOf(reference, now, here()));
      }
    }
  }
}
