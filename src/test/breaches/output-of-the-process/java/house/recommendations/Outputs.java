package house.recommendations;

import java.io.PrintStream;
import org.springframework.stereotype.Component;

@Component
class Outputs {
  void change(PrintStream stream) {
    System.setOut(stream);
  }
}
