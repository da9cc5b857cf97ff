package house.recommendations;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class Shelf {
  private final List<String> titles = new ArrayList<>();

  void setName(String name) {
    titles.add(name);
  }

  List<String> getTables() {
    return List.copyOf(titles);
  }

  void exit(Shelf other) {
    other.setName("exit");
  }
}
