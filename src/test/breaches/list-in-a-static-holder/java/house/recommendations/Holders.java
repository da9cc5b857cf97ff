package house.recommendations;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class Holders {
  private static final Seen SEEN = new Seen(new ArrayList<>());

  void add(String line) {
    SEEN.ids().add(line);
  }

  private record Seen(List<String> ids) {}
}
