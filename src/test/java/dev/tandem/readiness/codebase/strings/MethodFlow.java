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
    this.calls = new Calls(program, values, result);
    this.isRecording = isRecording;
  }

  /** Whether a value of the type may hold strings. */
  static boolean holdsText(String descriptor) {
    return isText(descriptor)
        || isBuilder(descriptor)
        || descriptor.startsWith("Ljava/util/") && !descriptor.equals("Ljava/util/UUID;")
        || descriptor.startsWith("[L");
  }

  /** Whether the value is a string itself, or anything. */
  static boolean isText(String descriptor) {
    return descriptor.equals("Ljava/lang/String;")
        || descriptor.equals("Ljava/lang/CharSequence;")
        || descriptor.equals("Ljava/lang/Object;");
  }

  static boolean isBuilder(String descriptor) {
    return descriptor.equals("Ljava/lang/StringBuilder;")
        || descriptor.equals("Ljava/lang/StringBuffer;")
        || descriptor.equals("Ljava/lang/Appendable;");
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
          slot, valueOf(descriptor, program.read(Program.parameter(id, i)), -1 - i, entry));
      slot += TypeKind.from(types.get(i)).slotSize();
    }
    return entry;
  }

  /** A value of the type that holds the text. */
  static Value valueOf(String descriptor, Text text, int id, Frame frame) {
    if (isText(descriptor)) {
      return text;
    }
    if (!holdsText(descriptor)) {
      return new Other(descriptor);
    }
    var content = isBuilder(descriptor) ? new ArrayList<>(List.of(text)) : text.elements();
    frame.heap.put(id, content);
    return new Reference(id, isBuilder(descriptor));
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
      case LoadInstruction load ->
          now.push(now.locals.getOrDefault(load.slot(), primitive(load.typeKind())));
      case StoreInstruction store -> now.locals.put(store.slot(), now.pop());
      case ConstantInstruction constant -> now.push(constant(constant));
      case FieldInstruction field -> field(field, now);
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
      case NewObjectInstruction created ->
          now.push(created(created.className().asSymbol().descriptorString(), now));
      case NewReferenceArrayInstruction array -> {
        now.pop();
        now.push(emptyCollection(now));
      }
      case NewPrimitiveArrayInstruction array -> {
        now.pop();
        now.push(new Other("[C"));
      }
      case NewMultiArrayInstruction array -> {
        now.pop(array.dimensions());
        now.push(emptyCollection(now));
      }
      case ArrayLoadInstruction load -> {
        now.pop();
        var array = now.pop();
        now.push(
            load.typeKind() == TypeKind.REFERENCE
                ? values.elementsOf(array, now)
                : primitive(load.typeKind()));
      }
      case ArrayStoreInstruction store -> {
        var value = now.pop();
        now.pop();
        if (now.pop() instanceof Reference array && store.typeKind() == TypeKind.REFERENCE) {
          var content = new ArrayList<>(now.heap.getOrDefault(array.id(), List.of()));
          content.add(values.textOf(value, now, here()));
          values.store(array, content, now);
        }
      }
      case TypeCheckInstruction check -> {
        if (check.opcode() == Opcode.CHECKCAST) {
          cast(check.type().asSymbol().descriptorString(), now);
        } else {
          now.pop();
          now.push(new Other("I"));
        }
      }
      case BranchInstruction branch -> {
        now.pop(operandsOf(branch.opcode()));
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
          if (holdsText(descriptor)) {
            program.write(Program.result(id), values.textOf(value, now, here()));
          }
        }
        writeFilled(now);
        leave(now);
      }
      case ThrowInstruction thrown -> leave(now);
      case OperatorInstruction operator -> {
        now.pop(isUnary(operator.opcode()) ? 1 : 2);
        now.push(primitive(operator.typeKind()));
      }
      case ConvertInstruction convert -> {
        now.pop();
        now.push(primitive(convert.toType()));
      }
      case StackInstruction stack -> stack(stack.opcode(), now);
      case MonitorInstruction monitor -> now.pop();
      default -> {}
    }
  }

  private void writeFilled(Frame now) {
    var types = program.typeOf(id.descriptor()).parameterList();
    for (int i = 0; i < types.size(); i++) {
      var content = now.heap.get(-1 - i);
      if (content != null) {
        var reference = new Reference(-1 - i, isBuilder(types.get(i).descriptorString()));
        program.write(Program.filled(id, i), values.textOf(reference, now, here()));
      }
    }
  }

  private void cast(String descriptor, Frame now) {
    var value = now.pop();
    if (value instanceof Text text && !isText(descriptor)) {
      now.push(
          holdsText(descriptor) ? valueOf(descriptor, text, position, now) : new Other(descriptor));
    } else if (value instanceof Other other && other.descriptor().equals("null")) {
      now.push(value);
    } else {
      now.push(value instanceof Other ? new Other(descriptor) : value);
    }
  }

  private Value created(String descriptor, Frame now) {
    if (isBuilder(descriptor) || descriptor.equals("Ljava/lang/String;")) {
      now.heap.put(position, new ArrayList<>(List.of(Text.of("", here()))));
      return new Reference(position, true);
    }
    return descriptor.startsWith("Ljava/util/") || SqlResources.isResourceType(descriptor)
        ? emptyCollection(now)
        : new Other(descriptor);
  }

  private Reference emptyCollection(Frame now) {
    now.heap.put(position, new ArrayList<>());
    return new Reference(position, false);
  }

  private Value constant(ConstantInstruction constant) {
    return switch (constant.constantValue()) {
      case String text -> Text.of(text, here());
      case ClassDesc type -> new Other("Ljava/lang/Class;");
      case Long number -> new Other("J");
      case Double number -> new Other("D");
      case Integer number -> new Other("int " + number);
      case Float number -> new Other("F");
      default -> new Other(constant.opcode() == Opcode.ACONST_NULL ? "null" : "Ljava/lang/Object;");
    };
  }

  private void field(FieldInstruction field, Frame now) {
    var owner = field.owner().asInternalName();
    var name = field.name().stringValue();
    var descriptor = field.type().stringValue();
    var slot = Program.field(program.ownerOfField(owner, name), name);
    switch (field.opcode()) {
      case PUTFIELD, PUTSTATIC -> {
        var value = now.pop();
        if (field.opcode() == Opcode.PUTFIELD) {
          now.pop();
        }
        if (holdsText(descriptor)) {
          program.write(slot, values.textOf(value, now, here()));
        }
      }
      default -> {
        if (field.opcode() == Opcode.GETFIELD) {
          now.pop();
        }
        if (descriptor.equals("L" + owner + ";") && program.isEnum(owner)) {
          now.push(new Other("enum " + name + " " + owner));
        } else if (!program.classes.containsKey(owner) && isText(descriptor)) {
          now.push(Text.unknown(here()));
        } else {
          values.isOfField(position, slot);
          now.push(valueOf(descriptor, program.read(slot), position, now));
        }
      }
    }
  }

  private static void stack(Opcode opcode, Frame now) {
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

  private static int operandsOf(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }

  private static boolean isUnary(Opcode opcode) {
    return switch (opcode) {
      case INEG, LNEG, FNEG, DNEG, ARRAYLENGTH -> true;
      default -> false;
    };
  }

  private static Value primitive(TypeKind kind) {
    return switch (kind) {
      case LONG -> new Other("J");
      case DOUBLE -> new Other("D");
      case CHAR -> new Other("C");
      case REFERENCE -> Frame.ANY;
      default -> new Other("I");
    };
  }
}
