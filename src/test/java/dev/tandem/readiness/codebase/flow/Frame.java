package dev.tandem.readiness.codebase.flow;

import dev.tandem.readiness.codebase.bytecode.StackFrame;

/** The stack and the variables at one instruction. */
final class Frame extends StackFrame<Value, Frame> {

  Frame() {
    super(Value.of("java.lang.Object"));
  }

  @Override
  protected Frame copy() {
    var copy = new Frame();
    copy.take(this);
    return copy;
  }
}
