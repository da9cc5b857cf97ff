package house.recommendations;

import org.springframework.stereotype.Component;

@Component
class Ending {
  void change() {
    System.exit(1);
  }
}
