package house.recommendations;

import java.util.List;

enum Shelf {
  TOP;
  private final List<String> names = List.of("a");

  List<String> names() {
    return names;
  }
}
