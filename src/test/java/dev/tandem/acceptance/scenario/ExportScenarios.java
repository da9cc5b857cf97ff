package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What members take along of what is kept about them. */
abstract class ExportScenarios {

  private static final String EXPORTS = "/api/preferences/exports";

  private final TandemClient tandem;

  ExportScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void aMemberTakesAlongWhatEveryModuleKeeps() throws IOException {
    var mentor = tandem.createMentor();
    var mentee = tandem.createMentee();
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), tandem.daysFromNow(5, 10));
    tandem.awaitAllEventsHandled();

    var files =
        await()
            .pollDelay(Duration.ZERO)
            // Nobody may ask for more than five a day.
            .pollInterval(Duration.ofSeconds(30))
            .atMost(Duration.ofSeconds(120))
            .until(
                () -> download(mentee),
                // Where it is away, it may not have heard of the session yet.
                archive -> archive.getOrDefault("recommendations.json", "").contains(booking));

    assertThat(files.get("scheduling.json")).contains(booking, mentee.id(), mentor.id());
    assertThat(files.get("billing.json")).contains(booking);
    assertThat(files.get("billing/documents.csv")).contains(mentee.id());
    assertThat(files.get("members.json")).contains(mentee.id());
    assertThat(files.get("recommendations.json")).contains(booking);
    assertThat(files.get("access/sign-in.csv")).contains(mentee.id());
    assertThat(files).containsKeys("preferences.json", "manifest.json");
    assertThat(download(tandem.createMentee()).values())
        .noneMatch(file -> file.contains(booking) || file.contains(mentee.id()));
  }

  private Map<String, String> download(ApiUser member) throws IOException {
    var export = member.post(EXPORTS, "").expectStatus(202).json().get("id").asString();
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> member.getJson(EXPORTS).at("/items/0/state").asString().equals("READY"));
    var files = new HashMap<String, String>();
    var archive = member.postForFile(EXPORTS + "/" + export + "/download");
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
