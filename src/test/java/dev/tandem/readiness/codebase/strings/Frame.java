package dev.tandem.readiness.codebase.strings;

import dev.tandem.readiness.codebase.bytecode.StackFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack, the variables and the contents of builders and collections at one instruction. */
final class Frame extends StackFrame<Value, Frame> {

  static final Value.Other ANY = new Value.Other("Ljava/lang/Object;");

  final Map<Integer, List<Text>> heap = new HashMap<>();

  Frame() {
    super(ANY);
  }

  @Override
  protected Frame copy() {
    var copy = new Frame();
    copy.take(this);
    heap.forEach((id, content) -> copy.heap.put(id, new ArrayList<>(content)));
    return copy;
  }

  @Override
  protected void join(Frame other) {
    super.join(other);
    other.heap.forEach(
        (id, content) -> join(heap.computeIfAbsent(id, each -> new ArrayList<>()), content));
  }

  private static void join(List<Text> content, List<Text> others) {
    for (int i = 0; i < others.size(); i++) {
      if (i == content.size()) {
        content.add(others.get(i));
      } else {
        content.set(i, content.get(i).or(others.get(i)));
      }
    }
  }
}
