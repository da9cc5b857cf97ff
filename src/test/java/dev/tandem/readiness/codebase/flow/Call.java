package dev.tandem.readiness.codebase.flow;

import java.util.List;

/**
 * A call of a method or constructor, or a reference to one.
 *
 * @param caller name of the calling method
 * @param line of the source, or 0
 * @param owner name of the class that the call names
 * @param name of the method; {@code <init>} for a constructor
 * @param receiver type of the object that is called
 * @param receiverField the field from which that object was read, as {@code owner.name}, or empty
 * @param arguments without the receiver; of a reference, values of the types it is used for
 * @param reference whether this is {@code Type::method}, which calls later
 */
public record Call(
    String caller,
    int line,
    String owner,
    String name,
    String descriptor,
    boolean isStatic,
    String receiver,
    String receiverField,
    List<Value> arguments,
    boolean reference) {

  /** The name of the call that is a {@code synchronized} statement. */
  public static final String LOCK = "synchronized";

  public boolean calls(String type, String method) {
    return owner.equals(type) && name.equals(method);
  }

  String key() {
    return owner + "." + name + descriptor;
  }

  Call withArguments(List<Value> resolved) {
    return new Call(
        caller,
        line,
        owner,
        name,
        descriptor,
        isStatic,
        receiver,
        receiverField,
        resolved,
        reference);
  }
}
