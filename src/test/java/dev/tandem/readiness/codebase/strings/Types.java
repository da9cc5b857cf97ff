package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Text.Origin;
import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/** What a value of a type can hold. */
final class Types {

  private Types() {}

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

  static Value constant(ConstantInstruction constant, Origin here) {
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

  /** A new object, whose content is empty if it can hold strings. */
  static Value created(String descriptor, Frame frame, int id, Origin here) {
    if (isBuilder(descriptor) || descriptor.equals("Ljava/lang/String;")) {
      frame.heap.put(id, new ArrayList<>(List.of(Text.of("", here))));
      return new Reference(id, true);
    }
    return descriptor.startsWith("Ljava/util/") || SqlResources.isResourceType(descriptor)
        ? emptyCollection(frame, id)
        : new Other(descriptor);
  }

  static Reference emptyCollection(Frame frame, int id) {
    frame.heap.put(id, new ArrayList<>());
    return new Reference(id, false);
  }

  static Value cast(Value value, String descriptor, Frame frame, int id) {
    return switch (value) {
      case Text text when !isText(descriptor) ->
          holdsText(descriptor) ? valueOf(descriptor, text, id, frame) : new Other(descriptor);
      case Other other when !other.descriptor().equals("null") -> new Other(descriptor);
      default -> value;
    };
  }

  /** A value of which only the type is known. */
  static Value primitive(TypeKind kind) {
    return switch (kind) {
      case LONG -> new Other("J");
      case DOUBLE -> new Other("D");
      case CHAR -> new Other("C");
      case REFERENCE -> Frame.ANY;
      default -> new Other("I");
    };
  }
}
