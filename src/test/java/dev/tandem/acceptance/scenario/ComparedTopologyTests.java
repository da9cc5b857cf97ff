package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.RolloutClient;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.OwnPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The acceptance scenarios while every read of three modules is asked of home and of a service: all
 * pass, and no two answers differ. {@code mvn -Ptopologies test}
 */
@OwnPlatform
@Tag("topologies")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ComparedTopologyTests {

  private static final String[] MODULES = {"billing", "recommendations", "scheduling"};

  /** A read of each module that an operator may always make. */
  private static final Map<String, String> READS =
      Map.of(
          "billing", "/api/billing/payouts",
          "recommendations",
              "/api/recommendations/ratings?mentor=00000000-0000-0000-0000-000000000000",
          "scheduling", "/api/scheduling/bookings");

  /** More than the threads that compare, so that the last ones are compared after all before. */
  private static final int LAST_READS = 5;

  private static Topology topology;

  /** How fast both sides are on a machine with everything else on it says nothing. */
  @BeforeAll
  static void start() {
    topology =
        Topology.configured(
            List.of(
                "--tandem.rollout.mirror.share=1",
                "--tandem.rollout.mirror.noise-share=0",
                "--tandem.rollout.mirror.queue=200",
                "--tandem.rollout.mirror.timeout=20s",
                "--tandem.rollout.mirror.catch-up-timeout=20s",
                "--tandem.rollout.mirror.latency-tolerance=20s"),
            MODULES);
  }

  @AfterAll
  static void stop() {
    topology.close();
  }

  @Nested
  @Order(1)
  @DisplayName("Billing, recommendations and scheduling in the shadow")
  class InShadow extends AllScenarios {

    InShadow() {
      super(topology.withInShadow(MODULES));
    }

    @AfterAll
    void noAnswersDiffer() {
      assertNoAnswersDiffer("shadow");
    }
  }

  @Nested
  @Order(2)
  @DisplayName("Billing, recommendations and scheduling in a canary of everybody")
  class InCanary extends AllScenarios {

    InCanary() {
      super(topology.withInCanary(MODULES));
    }

    @AfterAll
    void noAnswersDiffer() {
      assertNoAnswersDiffer("canary");
      assertThat(modulesWhoseServiceAnswered()).containsExactlyInAnyOrder(MODULES);
    }
  }

  private static void assertNoAnswersDiffer(String stage) {
    for (var module : MODULES) {
      assertThat(topology.rollout().moduleState(module).get("stage").asString()).isEqualTo(stage);
      awaitAllCompared(module);
    }
    assertThat(
            topology.client().operator().getJson("/api/rollout/mismatches?size=100").get("items"))
        .isEmpty();
  }

  private static List<String> modulesWhoseServiceAnswered() {
    return JdbcClient.create(new DriverManagerDataSource(topology.databaseUrl(Topology.HOME)))
        .sql(
            """
            select distinct payload::json ->> 'module' from eventing.event_log
             where name = 'rollout.answers-compared' and payload::json ->> 'liveSide' = 'service'
            """)
        .query(String.class)
        .list();
  }

  private static void awaitAllCompared(String module) {
    var client = topology.client();
    long before = topology.rollout().compares(module);
    // A comparison is left out where the machine is busy.
    TandemClient.eventually()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          for (int i = 0; i < LAST_READS; i++) {
            client.operator().getJson(READS.get(module));
          }
          client.clock().advanceBy(RolloutClient.COUNTED_AFTER);
          return topology.rollout().compares(module) >= before + LAST_READS;
        });
  }
}
