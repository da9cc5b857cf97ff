package dev.tandem.readiness.codebase.bytecode;

import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an analysis makes of the instructions of one method.
 *
 * @param <V> what it knows of a value
 * @param <F> its frame
 */
public interface Semantics<V extends StackValue<V>, F extends StackFrame<V, F>> {

  /**
   * The frame in which the method begins.
   *
   * @param isLast whether this is the last pass, of which alone the calls count
   */
  F begin(boolean isLast);

  /**
   * Tells where the next instruction is.
   *
   * @param position in the method, which identifies the instruction
   * @param line of the source, or 0
   */
  void at(int position, int line);

  default void arriveAt(Label label) {}

  V constant(ConstantInstruction constant);

  /** A value of which the kind is known. */
  V ofKind(TypeKind kind);

  /** An object that is caught where a handler begins. */
  V caught(ClassDesc type);

  V load(int slot, TypeKind kind, F frame);

  V create(ClassDesc type, F frame);

  V createArray(ClassDesc type, F frame);

  V element(V array, TypeKind kind, F frame);

  void storeElement(V array, V element, TypeKind kind, F frame);

  V cast(V value, ClassDesc type, F frame);

  V read(FieldInstruction field, F frame);

  void write(FieldInstruction field, V value, F frame);

  /**
   * The result of a call, which is not used if its type is {@code void}.
   *
   * @param receiver null if the method is static
   */
  V invoke(InvokeInstruction call, @Nullable V receiver, List<V> arguments, F frame);

  V invoke(InvokeDynamicInstruction call, List<V> arguments, F frame);

  /** The method ends with a value, or null if its type is {@code void}. */
  void end(@Nullable V returned, F frame);

  default void lock(V locked) {}
}
