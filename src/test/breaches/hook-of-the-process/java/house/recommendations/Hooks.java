package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Hooks {
  void change() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Thread.onSpinWait()));
  }
}
