package house.recommendations;

import java.util.Iterator;
import java.util.List;

class Turns {
  static final Iterator<String> NEXT = List.of("first", "second").iterator();
}
