package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Stack {
  String caller() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .getCallerClass()
        .getName();
  }
}
