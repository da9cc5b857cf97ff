package dev.tandem.preferences.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.preferences.OnlyAccessBeside;
import dev.tandem.testing.LoggedInAs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

@OnlyAccessBeside
class ExportTests {

  @Autowired MockMvc mvc;
  @Autowired ExportService service;
  @Autowired Exports exports;
  @Autowired JdbcClient jdbc;
  @Autowired AdjustableClock clock;

  final UUID member = UUID.randomUUID();

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void whatAMemberAskedForIsHandedOverOnce() throws Exception {
    choose("topic/product-news/email", "=HYPERLINK(\"x\")");
    var export = requestAndWait();

    var files =
        unzip(
            download(export)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());

    assertThat(files)
        .containsKeys("manifest.json", "export.schema.json", "access.json", "preferences.json")
        .containsKey("preferences/choices.csv");
    assertThat(files.get("preferences.json")).contains("topic/product-news/email");
    assertThat(files.get("preferences/choices.csv")).contains("\"'=HYPERLINK(\"\"x\"\")\"");
    download(export)
        .andExpect(status().isConflict())
        .andExpect(content().string(Matchers.containsString("Ask for a new one")));
    assertThat(exports.findById(export).orElseThrow().privateKey()).isNull();
    assertThat(exports.findParts(export)).isEmpty();
  }

  @Test
  void theArchiveFollowsItsSchemaAndCountsItsRows() throws Exception {
    choose("setting/language", "de");
    var files = unzip(download(requestAndWait()).andReturn().getResponse().getContentAsByteArray());

    assertThat(violations(files, "manifest", "manifest.json")).isEmpty();
    assertThat(violations(files, "answer", "preferences.json")).isEmpty();
    assertThat(violations(files, "answer", "access.json")).isEmpty();
    assertThat(violations(files, "answer", "manifest.json")).isNotEmpty();
    var manifest = JsonMapper.shared().readTree(files.get("manifest.json"));
    assertThat(manifest.path("parts").findValuesAsString("module"))
        .containsExactly("access", "preferences");
    assertThat(manifest.at("/parts/1/rows/choices").asInt()).isEqualTo(1);
    assertThat(manifest.at("/parts/0/rows/sign-in").asInt(-1)).isZero();
    for (var part : manifest.path("parts")) {
      var content = files.get(part.path("file").asString()).getBytes(StandardCharsets.UTF_8);
      assertThat(part.path("sha256").asString())
          .isEqualTo(
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }
  }

  @Test
  void aLongHistoryComesInSeveralPiecesAndWhole() throws Exception {
    jdbc.sql(
            """
            insert into preferences.choice
              (member_id, version, question, value, source, chosen_at, wording)
            select ?, n, 'setting/' || n, gen_random_uuid(), 'MEMBER', now(), '1'
              from generate_series(1, 12000) n
            """)
        .param(member)
        .update();
    var export = requestAndWait();

    assertThat(exports.findParts(export))
        .filteredOn(part -> part.module().equals("preferences"))
        .hasSizeGreaterThan(1);
    var files = unzip(download(export).andReturn().getResponse().getContentAsByteArray());
    assertThat(JsonMapper.shared().readTree(files.get("manifest.json")).at("/parts/1/rows/choices"))
        .hasToString("12000");
  }

  @Test
  void ofManyRequestsAtOnceOneIsMeant() throws Exception {
    jdbc.sql("insert into preferences.member (member_id) values (?)").param(member).update();

    try (var people = Executors.newFixedThreadPool(8)) {
      Callable<ExportId> request = () -> service.request(member);
      var asked = people.invokeAll(Collections.nCopies(8, request));
      var ids = new HashSet<ExportId>();
      for (var answer : asked) {
        ids.add(answer.get());
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void nobodyElseSeesItOrDownloadsIt() throws Exception {
    var export = requestAndWait();

    mvc.perform(
            post("/preferences/exports/{id}/download", export.value())
                .with(LoggedInAs.mentee(UUID.randomUUID()))
                .with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(get("/preferences/exports").with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(
            content().string(Matchers.not(Matchers.containsString(export.value().toString()))));
    download(export).andExpect(status().isOk());
  }

  @Test
  void whatPassesThroughTheLogIsReadableForNobodyWithoutTheKey() {
    choose("setting/canary", "canary-4711");
    requestAndWait();

    assertThat(
            jdbc.sql("select count(*) from eventing.event_log where payload like '%canary-4711%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void isClosedWhenNobodyDownloadsIt() throws Exception {
    var export = requestAndWait();

    clock.advance(Duration.ofDays(7));
    download(export).andExpect(status().isConflict());
    service.closeOverdue();

    var closed = exports.findById(export).orElseThrow();
    assertThat(closed.state()).isEqualTo(ExportState.EXPIRED);
    assertThat(exports.findParts(export)).isEmpty();
  }

  @Test
  void askingTwiceMeansTheOneThatIsOpenAndAskingAllDayIsRefused() throws Exception {
    var first = requestAndWait();
    assertThat(service.request(member)).isEqualTo(first);

    download(first).andExpect(status().isOk());
    for (int i = 0; i < 4; i++) {
      download(requestAndWait()).andExpect(status().isOk());
    }

    mvc.perform(post("/preferences/exports").with(LoggedInAs.mentee(member)).with(csrf()))
        .andExpect(status().isTooManyRequests());
    assertThat(service.list(member)).hasSize(5);
  }

  private ExportId requestAndWait() {
    var id = service.request(member);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> exports.findById(id).orElseThrow().state() == ExportState.READY);
    return id;
  }

  private ResultActions download(ExportId export) throws Exception {
    return mvc.perform(
        post("/preferences/exports/{id}/download", export.value())
            .with(LoggedInAs.mentee(member))
            .with(csrf()));
  }

  private void choose(String question, String value) {
    jdbc.sql(
            """
            insert into preferences.choice
              (member_id, version, question, value, source, chosen_at, wording)
            values (?, 1, ?, ?, 'MEMBER', now(), '1')
            """)
        .params(member, question, value)
        .update();
  }

  private static List<?> violations(Map<String, String> files, String kind, String file) {
    var schema = JsonMapper.shared().readTree(files.get("export.schema.json"));
    var wanted =
        JsonMapper.shared()
            .createObjectNode()
            .put("$ref", "#/$defs/" + kind)
            .set("$defs", schema.path("$defs"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(wanted.toString(), InputFormat.JSON)
        .validate(files.get(file), InputFormat.JSON);
  }

  private static Map<String, String> unzip(byte[] archive) throws IOException {
    var files = new HashMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
