package dev.tandem.rollout.erasure;

import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureRequested;
import dev.tandem.eventing.personal.PersonKeys;
import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.ModuleDatabases;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * The event logs of services. A module that is back at home has left one behind, with what it heard
 * while it was away; no event reaches that any more. Its tables follow by replication.
 */
@Component
class StandbyLogs {

  private final ModuleDatabases databases;

  StandbyLogs(ModuleDatabases databases) {
    this.databases = databases;
  }

  /** Fails, and is tried again, while one of the databases is away. */
  @ApplicationModuleListener(id = "rollout.destroys-keys-in-standby-logs")
  void on(MemberErasureRequested event) {
    destroyKeys(event.memberId());
  }

  @ApplicationModuleListener(id = "rollout.destroys-keys-in-standby-logs-again")
  void on(MemberErasureCompleted event) {
    destroyKeys(event.memberId());
  }

  private void destroyKeys(UUID member) {
    databases.services().stream()
        .filter(StandbyLogs::hasLog)
        .forEach(service -> destroyKey(service, member));
  }

  private static boolean hasLog(ModuleDatabase service) {
    return service.queryOne(Boolean.class, "select to_regclass('eventing.event_log') is not null");
  }

  private static void destroyKey(ModuleDatabase service, UUID member) {
    PersonKeys.destroyIn(service.jdbc(), member);
  }
}
