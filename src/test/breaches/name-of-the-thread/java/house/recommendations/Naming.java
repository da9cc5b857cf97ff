package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Naming {
  void change() {
    Thread.currentThread().setName("billing");
  }
}
