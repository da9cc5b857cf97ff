package house.recommendations;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class Scores {
  List<Integer> of(List<UUID> mentors) throws InterruptedException {
    try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = mentors.stream().map(it -> threads.submit(it::hashCode)).toList();
      return tasks.stream().map(task -> task.resultNow()).toList();
    }
  }
}
