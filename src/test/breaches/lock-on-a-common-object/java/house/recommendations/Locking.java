package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Locking {
  void change() {
    synchronized ("billing".intern()) {
      Thread.onSpinWait();
    }
  }
}
