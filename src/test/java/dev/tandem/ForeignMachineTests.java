package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.JavaProcess;
import dev.tandem.testing.JavaProcess.Machine;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.SecondInstance;
import dev.tandem.testing.UpgradeClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first start, on a machine with another language, zone and digits, and without its locale. */
@OwnPlatform
@Tag("slow")
@SecondInstance
class ForeignMachineTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(300);
  private static final Pattern ADDRESS = Pattern.compile("Tandem is at (http://localhost:\\d+)/");
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ar, EG, Asia/Kathmandu", "tr, TR, Australia/Adelaide"})
  void startsAndShowsTheSameNumbersAsAnywhere(String language, String country, String zone) {
    var log = folder.resolve("tandem.log");
    var arguments =
        List.of(
            "--server.port=0",
            "--spring.config.location=classpath:/application.yaml",
            "--tandem.demo=false",
            "--tandem.data=" + folder.resolve("data"),
            "--tandem.access.given-password-life=0",
            "--tandem.access.operator.password=tandem",
            "--tandem.access.minimum-password-length=6",
            "--tandem.access.passwords.context-words=none");
    try (var _ =
        JavaProcess.start(
            log,
            "Tandem in " + country,
            Tandem.class,
            arguments,
            machine(language, country, zone))) {
      var operator = UpgradeClient.ofOperator(awaitAddress(log));
      var mentor =
          operator
              .post(
                  "/api/members/mentors",
                  Map.of(
                      "name",
                      "Éva Ölmez",
                      "headline",
                      "Builds payment systems",
                      "skills",
                      List.of("java"),
                      "languages",
                      List.of("en"),
                      "zone",
                      "Europe/Berlin",
                      "capacity",
                      3))
              .expectStatus(201)
              .body();
      var id = mentor.get("id").asString();
      await().atMost(TIMEOUT).until(() -> operator.requestToken(id).status() == 201);
      var availability =
          Map.of(
              "zone",
              "Europe/Berlin",
              "weekly",
              List.of(Map.of("day", "MONDAY", "start", "09:00", "end", "13:30")));
      operator
          .of(id)
          .put("/api/scheduling/mentors/" + id + "/availability", availability)
          .expectStatus(200);
      assertThat(
              operator.of(id).getJson("/api/scheduling/mentors/" + id + "/availability").toString())
          .contains("\"start\":\"09:00\"", "\"end\":\"13:30\"");
      assertThat(operator.getJson("/api/members/mentors?q=ÖLMEZ").toString()).contains(id);
    }
  }

  private static Machine machine(String language, String country, String zone) {
    return new Machine(
        List.of(
            "-Duser.language=" + language,
            "-Duser.country=" + country,
            "-Duser.timezone=" + zone,
            "-Xmx600m"),
        Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "de_DE.UTF-8", "TZ", zone));
  }

  private static String awaitAddress(Path log) {
    return await().atMost(TIMEOUT).until(() -> address(log), it -> !it.isEmpty());
  }

  private static String address(Path log) {
    try {
      var found = ADDRESS.matcher(Files.exists(log) ? Files.readString(log) : "");
      return found.find() ? found.group(1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
