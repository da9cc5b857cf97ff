package house.recommendations;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class Seen {
  private final List<UUID> mentors = new ArrayList<>();

  synchronized void add(List<UUID> more) {
    more.forEach(each -> mentors.add(each));
  }
}
