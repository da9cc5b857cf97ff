package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
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
import java.util.ArrayList;
import java.util.List;

/** What instructions make of variables and of the values on the stack. */
final class Instructions {

  private final Program program;
  private final Values values;

  Instructions(Program program, Values values) {
    this.program = program;
    this.values = values;
  }

  /**
   * @param position of the instruction in its method, which identifies what it creates
   */
  void apply(Instruction instruction, Frame now, int position, Origin here) {
    switch (instruction) {
      case LoadInstruction load ->
          now.push(now.locals.getOrDefault(load.slot(), Types.primitive(load.typeKind())));
      case StoreInstruction store -> now.locals.put(store.slot(), now.pop());
      case ConstantInstruction constant -> now.push(constant(constant, here));
      case FieldInstruction field -> field(field, now, position, here);
      case NewObjectInstruction created ->
          now.push(created(created.className().asSymbol().descriptorString(), now, position, here));
      case NewReferenceArrayInstruction array -> {
        now.pop();
        now.push(emptyCollection(now, position));
      }
      case NewPrimitiveArrayInstruction array -> {
        now.pop();
        now.push(new Other("[C"));
      }
      case NewMultiArrayInstruction array -> {
        now.pop(array.dimensions());
        now.push(emptyCollection(now, position));
      }
      case ArrayLoadInstruction load -> {
        now.pop();
        var array = now.pop();
        now.push(
            load.typeKind() == TypeKind.REFERENCE
                ? values.elementsOf(array, now)
                : Types.primitive(load.typeKind()));
      }
      case ArrayStoreInstruction store -> {
        var value = now.pop();
        now.pop();
        if (now.pop() instanceof Reference array && store.typeKind() == TypeKind.REFERENCE) {
          var content = new ArrayList<>(now.heap.getOrDefault(array.id(), List.of()));
          content.add(values.textOf(value, now, here));
          values.store(array, content, now);
        }
      }
      case TypeCheckInstruction check -> {
        if (check.opcode() == Opcode.CHECKCAST) {
          cast(check.type().asSymbol().descriptorString(), now, position);
        } else {
          now.pop();
          now.push(new Other("I"));
        }
      }
      case OperatorInstruction operator -> {
        now.pop(Operands.isUnary(operator.opcode()) ? 1 : 2);
        now.push(Types.primitive(operator.typeKind()));
      }
      case ConvertInstruction convert -> {
        now.pop();
        now.push(Types.primitive(convert.toType()));
      }
      case StackInstruction stack -> Operands.rearrange(stack.opcode(), now);
      case MonitorInstruction monitor -> now.pop();
      default -> {}
    }
  }

  private static void cast(String descriptor, Frame now, int position) {
    var value = now.pop();
    if (value instanceof Text text && !Types.isText(descriptor)) {
      now.push(
          Types.holdsText(descriptor)
              ? Types.valueOf(descriptor, text, position, now)
              : new Other(descriptor));
    } else if (value instanceof Other other && other.descriptor().equals("null")) {
      now.push(value);
    } else {
      now.push(value instanceof Other ? new Other(descriptor) : value);
    }
  }

  private static Value created(String descriptor, Frame now, int position, Origin here) {
    if (Types.isBuilder(descriptor) || descriptor.equals("Ljava/lang/String;")) {
      now.heap.put(position, new ArrayList<>(List.of(Text.of("", here))));
      return new Reference(position, true);
    }
    return descriptor.startsWith("Ljava/util/") || SqlResources.isResourceType(descriptor)
        ? emptyCollection(now, position)
        : new Other(descriptor);
  }

  private static Reference emptyCollection(Frame now, int position) {
    now.heap.put(position, new ArrayList<>());
    return new Reference(position, false);
  }

  private static Value constant(ConstantInstruction constant, Origin here) {
    return switch (constant.constantValue()) {
      case String text -> Text.of(text, here);
      case ClassDesc type -> new Other("Ljava/lang/Class;");
      case Long number -> new Other("J");
      case Double number -> new Other("D");
      case Integer number -> new Other("int " + number);
      case Float number -> new Other("F");
      default -> new Other(constant.opcode() == Opcode.ACONST_NULL ? "null" : "Ljava/lang/Object;");
    };
  }

  private void field(FieldInstruction field, Frame now, int position, Origin here) {
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
        if (Types.holdsText(descriptor)) {
          program.write(slot, values.textOf(value, now, here));
        }
      }
      default -> {
        if (field.opcode() == Opcode.GETFIELD) {
          now.pop();
        }
        if (descriptor.equals("L" + owner + ";") && program.isEnum(owner)) {
          now.push(new Other("enum " + name + " " + owner));
        } else if (!program.classes.containsKey(owner) && Types.isText(descriptor)) {
          now.push(Text.unknown(here));
        } else {
          values.isOfField(position, slot);
          now.push(Types.valueOf(descriptor, program.read(slot), position, now));
        }
      }
    }
  }
}
