package house.scheduling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Counting {
  Map<UUID, Integer> count(List<UUID> mentors) {
    var counts = new Counts();
    mentors.forEach(counts::add);
    return counts.byMentor();
  }

  private static final class Counts {
    private final Map<UUID, Integer> byMentor = new HashMap<>();
    private UUID last = new UUID(0, 0);

    void add(UUID mentor) {
      byMentor.merge(mentor, 1, Integer::sum);
      last = mentor;
    }

    Map<UUID, Integer> byMentor() {
      return byMentor;
    }
  }
}
