package dev.tandem.kernel.task;

import dev.tandem.kernel.persistence.Rows;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.ui.Model;

/**
 * What waits for an operator in one module, for the operator's home. A module answers {@code GET
 * /<module>/fragments/tasks} with it.
 */
public record TaskList(Instant now, List<Task> tasks) {

  /** The limit of a statement that counts, so that it reads no more rows. */
  public static final int MOST_COUNTED = Backlog.COUNT_LIMIT + 1;

  public TaskList {
    tasks = List.copyOf(tasks);
  }

  public static TaskList asOf(Instant now) {
    return new TaskList(now, List.of());
  }

  /**
   * This list, and a task if something waits.
   *
   * @param backlog a statement that gives {@code count}, at most {@link #MOST_COUNTED}, and {@code
   *     oldest}, since when the oldest waits
   * @param one what waits, such as {@code parked event}
   * @param several the same of more than one
   * @param address of the page on which it is done
   */
  public TaskList add(StatementSpec backlog, String one, String several, String address) {
    var counted = backlog.query(Rows.of(Backlog.class)).single();
    return add(counted.count(), counted.oldest(), one, several, address);
  }

  /** The same of what is counted already. */
  public TaskList add(
      long count, @Nullable Instant oldest, String one, String several, String address) {
    var task = Task.of(new Backlog(count, oldest), one, several, now, address);
    return new TaskList(now, Stream.concat(tasks.stream(), task.stream()).toList());
  }

  /**
   * @return the name of the view that shows them
   */
  public String show(Model model) {
    model.addAttribute("tasks", tasks);
    return "kernel/tasks";
  }
}
