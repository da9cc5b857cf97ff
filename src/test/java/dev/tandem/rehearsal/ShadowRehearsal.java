package dev.tandem.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.acceptance.environment.TandemProcess;
import dev.tandem.rollout.routing.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Candidates with a fault, and one without, leave home under load: {@code mvn -Pshadow verify}. */
@TestMethodOrder(OrderAnnotation.class)
class ShadowRehearsal {

  private static final Path FOLDER = Path.of("target", "rehearsal");
  private static final Path COMMITTED = Path.of("module-docs", "rehearsal.md");
  private static final String ONLY = System.getProperty("rehearsal.only", "");
  private static final List<SameSourcesRun.Passed> PASSED = new ArrayList<>();
  private static final List<Finding> FINDINGS = new ArrayList<>();
  private static Rehearsal rehearsal;

  @BeforeAll
  static void start() {
    rehearsal = new Rehearsal();
  }

  @AfterAll
  static void stop() {
    rehearsal.close();
  }

  @Test
  @Order(1)
  void theSameSourcesLeaveHomeWithoutAnAlarm() {
    assumeTrue("same sources".contains(ONLY), "another candidate was asked for");
    rehearsal.start("billing", TandemProcess.product());
    PASSED.addAll(new SameSourcesRun(rehearsal).run());
  }

  static Stream<Fault> faults() {
    return Faults.all().stream().filter(it -> it.name().contains(ONLY));
  }

  @Order(2)
  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void isFoundByTheChannelMeantForItAndRolledBack(Fault fault) throws Exception {
    rehearsal.start(fault.module(), Candidate.build(fault, FOLDER));
    rehearsal.enter(fault.module(), fault.stage());
    var finding = new FaultRun(rehearsal, fault).run();
    FINDINGS.add(finding);
    if (fault.stage() == Stage.SHADOW) {
      assertThat(finding.answered()).as("requests that the candidate answered").isZero();
    }
    assertThat(finding.by()).as(finding.evidence()).isEqualTo(fault.channel().signal());
  }

  @Test
  @Order(3)
  void thePageSaysWhatWasSeen() throws IOException {
    var page = RehearsalPage.of(PASSED, FINDINGS);
    Files.writeString(FOLDER.resolveSibling("rehearsal.md"), page);
    assumeTrue(ONLY.isEmpty(), "only some candidates were asked for");
    assertThat(RehearsalPage.withoutFigures(Files.readString(COMMITTED)))
        .as("Read the difference; if it is right, copy target/rehearsal.md to %s.", COMMITTED)
        .isEqualTo(RehearsalPage.withoutFigures(page));
  }
}
