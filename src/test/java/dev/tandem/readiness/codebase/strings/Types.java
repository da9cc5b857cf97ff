package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.strings.Value.Other;
import dev.tandem.readiness.codebase.strings.Value.Reference;
import java.lang.classfile.TypeKind;
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
