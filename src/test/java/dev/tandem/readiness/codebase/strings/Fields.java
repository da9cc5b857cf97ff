package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Other;
import java.lang.classfile.instruction.FieldInstruction;

/** What fields hold, which all methods read and write. */
record Fields(Program program, Values values) {

  Value read(FieldInstruction field, Frame frame, int position, Origin here) {
    var owner = field.owner().asInternalName();
    var name = field.name().stringValue();
    var descriptor = field.type().stringValue();
    if (descriptor.equals("L" + owner + ";") && program.isEnum(owner)) {
      return new Other("enum " + name + " " + owner);
    }
    if (!program.classes.containsKey(owner) && Types.isText(descriptor)) {
      return Text.unknown(here);
    }
    var slot = slotOf(field);
    values.isOfField(position, slot);
    return Types.valueOf(descriptor, program.read(slot), position, frame);
  }

  void write(FieldInstruction field, Value value, Frame frame, Origin here) {
    if (Types.holdsText(field.type().stringValue())) {
      program.write(slotOf(field), values.textOf(value, frame, here));
    }
  }

  private Program.Slot slotOf(FieldInstruction field) {
    var name = field.name().stringValue();
    return Program.field(program.ownerOfField(field.owner().asInternalName(), name), name);
  }
}
