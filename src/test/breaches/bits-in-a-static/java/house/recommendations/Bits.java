package house.recommendations;

import java.util.BitSet;
import org.springframework.stereotype.Component;

@Component
class Bits {
  private static final BitSet SEEN = new BitSet();

  void see(int id) {
    SEEN.set(id);
  }
}
