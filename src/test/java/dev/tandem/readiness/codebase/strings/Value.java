package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.bytecode.StackValue;
import java.util.List;

/** What a variable holds, as far as strings are concerned. */
sealed interface Value extends StackValue<Value>
    permits Text, Value.Reference, Value.Function, Value.Other {

  @Override
  default boolean isWide() {
    return false;
  }

  /** A string or its holder, rather than what is none. */
  @Override
  default Value join(Value other) {
    if (this instanceof Text text && other instanceof Text more) {
      return text.or(more);
    }
    if (this instanceof Other one && other instanceof Other another) {
      return one.isNumber() && another.isNumber() && !one.equals(another) ? Other.NUMBER : one;
    }
    return this instanceof Other || other instanceof Text ? other : this;
  }

  /** A builder, array or collection: its content is on the heap of the frame. */
  record Reference(int id, boolean isBuilder) implements Value {}

  /**
   * A lambda expression or method reference.
   *
   * @param captured the values that it captures as first arguments
   * @param receiver the string whose method it is, or nothing
   * @param takesNumbers whether it is called with a number
   */
  record Function(MethodId target, List<Value> captured, Text receiver, boolean takesNumbers)
      implements Value {}

  /** Anything else; the descriptor says what kind. */
  record Other(String descriptor) implements Value {

    private static final Other NUMBER = new Other("I");

    @Override
    public boolean isWide() {
      return descriptor.equals("J") || descriptor.equals("D");
    }

    private boolean isNumber() {
      return descriptor.startsWith("int ") || equals(NUMBER);
    }
  }

  record MethodId(String owner, String name, String descriptor) {

    /** Cheap, as the analysis looks methods up all the time. */
    @Override
    public int hashCode() {
      return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }
  }
}
