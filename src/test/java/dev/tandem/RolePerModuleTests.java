package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.billing.RoleProbe;
import dev.tandem.eventing.events.Noted;
import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.kernel.schema.ModuleSchema;
import dev.tandem.rollout.canary.CanaryReads;
import dev.tandem.rollout.canary.RecentWrites;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.testing.LoggedInAs;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** In the one process, too, each module uses the database under a role of its own. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(RoleProbe.class)
class RolePerModuleTests {

  private static final Set<String> SHARED = Set.of("access", "eventing");

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired RoleProbe probe;
  @Autowired RecentWrites writes;
  @Autowired CanaryReads reads;
  @Autowired RouteTable routes;
  @Autowired List<ModuleSchema> schemas;
  @Autowired TransactionTemplate transaction;
  @Autowired ApplicationEventPublisher events;

  @Test
  void requestsListenersAndSchedulesHaveTheRoleOfTheirModule() throws Exception {
    for (var path : List.of("/api/billing/role", "/billing/role", "/api/billing/role-of-task")) {
      assertThat(answer(path)).isEqualTo("tandem_billing");
    }
    assertThat(answer("/api/architecture/role")).isEqualTo("postgres");
    assertThat(answer("/api/billing/role")).isEqualTo("tandem_billing");

    transaction.executeWithoutResult(
        status -> events.publishEvent(Noted.about(UUID.randomUUID(), 1, "probe")));
    await().until(() -> !probe.inListener().isEmpty() && !probe.inSchedule().isEmpty());
    assertThat(probe.inListener()).containsOnly("tandem_billing");
    assertThat(probe.inSchedule()).containsOnly("tandem_billing");
  }

  private String answer(String path) throws Exception {
    return mvc.perform(get(path).with(LoggedInAs.operator()))
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  /** For the schema, or for the table where the driver reuses a statement that is parsed. */
  @Test
  void aModuleReachesNoTableOfAnotherAndNoSecretOfTheSignIns() {
    var modules = modules().toList();
    assertThat(modules).contains("billing", "scheduling", "members", "recommendations");
    for (var module : modules) {
      for (var table : tables()) {
        var schema = table.split("\\.")[0];
        Runnable query =
            () ->
                ModuleWork.run(module, () -> jdbc.sql("select from " + table).query().listOfRows());
        if (schema.equals(module) || schema.equals("eventing")) {
          query.run();
        } else {
          assertThatThrownBy(query::run)
              .as("%s in %s", table, module)
              .hasStackTraceContaining("permission denied for ");
        }
      }
    }
  }

  @Test
  void aModuleChangesNoTableAndNoHistory() {
    modules()
        .forEach(module ->
            assertThatThrownBy(() ->
                    ModuleWork.run(
                        module,
                        () ->
                            jdbc.sql("create table %s.other (id int)".formatted(module)).update()))
                .hasStackTraceContaining("permission denied for schema " + module));
    assertThatThrownBy(() ->
            ModuleWork.run(
                "billing", () -> jdbc.sql("delete from billing.flyway_history").update()))
        .hasStackTraceContaining("permission denied for table flyway_history");
  }

  /** The façade asks on the way to the module whose role the request has. */
  @Test
  void whoWritesAndHowCurrentACopyIsIsKnownOnTheWayToAnyModule() {
    ModuleWork.run("members", () -> writes.end(writes.begin("somebody")));
    var slot = "tandem_billing_role_tests";
    jdbc.sql("select pg_create_logical_replication_slot(?, 'pgoutput')")
        .param(slot)
        .query()
        .listOfRows();
    setStageOfBilling("CANARY");
    try {
      await()
          .until(() -> {
            jdbc.sql("select pg_replication_slot_advance(?, pg_current_wal_insert_lsn())")
                .param(slot)
                .query()
                .listOfRows();
            return ModuleWork.call(
                "billing", () -> reads.isCurrentFor(routes.route("billing"), "somebody"));
          });
    } finally {
      setStageOfBilling("HOME");
      jdbc.sql("select pg_drop_replication_slot(?)").param(slot).query().listOfRows();
    }
  }

  private void setStageOfBilling(String stage) {
    jdbc.sql("update rollout.route set stage = ? where module = 'billing'").param(stage).update();
  }

  @Test
  void theRoleEndsWithTheWork() {
    for (int i = 0; i < 50; i++) {
      ModuleWork.run("billing", () -> assertThat(currentUser()).isEqualTo("tandem_billing"));
      assertThat(currentUser()).isEqualTo("postgres");
      ModuleWork.run(
          "scheduling",
          () -> {
            transaction.executeWithoutResult(status -> {
              assertThat(currentUser()).isEqualTo("tandem_scheduling");
              status.setRollbackOnly();
            });
            assertThat(currentUser()).isEqualTo("tandem_scheduling");
          });
    }
  }

  private String currentUser() {
    return jdbc.sql("select current_user").query(String.class).single();
  }

  private Stream<String> modules() {
    return schemas.stream().map(ModuleSchema::name).filter(it -> !SHARED.contains(it));
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select schemaname || '.' || tablename from pg_tables
             where schemaname = any (?) and tablename !~ '^event_log_'
            """)
        .param(schemas.stream().map(ModuleSchema::name).toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
