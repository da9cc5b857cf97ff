package house.recommendations;

import java.util.List;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

@Component
class Hurrying {
  private final List<ScheduledTaskHolder> tasks;

  Hurrying(List<ScheduledTaskHolder> tasks) {
    this.tasks = tasks;
  }

  void hurry() {
    tasks.forEach(
        holder -> holder.getScheduledTasks().forEach(each -> each.getTask().getRunnable().run()));
  }
}
