package dev.tandem.billing;

import dev.tandem.eventing.events.Noted;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Code of a module that says as whom it uses the database. */
@TestComponent
@RestController
public class RoleProbe {

  private final JdbcClient jdbc;
  private final AsyncTaskExecutor executor;
  private final List<String> inListener = new CopyOnWriteArrayList<>();
  private final List<String> inSchedule = new CopyOnWriteArrayList<>();

  public RoleProbe(
      JdbcClient jdbc, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
    this.jdbc = jdbc;
    this.executor = executor;
  }

  @GetMapping({"/api/billing/role", "/billing/role", "/api/architecture/role"})
  String inRequest() {
    return currentUser();
  }

  @ApplicationModuleListener(id = "billing.role-probe")
  void on(Noted event) {
    inListener.add(currentUser());
  }

  @GetMapping("/api/billing/role-of-task")
  String inTask() throws Exception {
    return executor.submitCompletable(this::currentUser).get();
  }

  @Scheduled(fixedDelay = 200)
  void run() {
    inSchedule.add(currentUser());
  }

  private String currentUser() {
    return jdbc.sql("select current_user").query(String.class).single();
  }

  public List<String> inListener() {
    return inListener;
  }

  public List<String> inSchedule() {
    return inSchedule;
  }
}
