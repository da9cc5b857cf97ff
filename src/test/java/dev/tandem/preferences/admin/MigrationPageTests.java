package dev.tandem.preferences.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.dualread.DualReadService;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.MigrationState;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The operators' pages of migrations. */
@ModuleTest
@AutoConfigureMockMvc
@TestPropertySource(
    properties = {
      "tandem.preferences.migration.tick=50ms",
      "tandem.preferences.migration.tick=50ms",
      "tandem.preferences.migration.upload.max-size=2MB"
    })
class MigrationPageTests {

  private static final String ADDRESS = "/preferences/migration";
  private static final String MAPPING =
      """
      keep-off: true
      rules:
        - {key: reminders, as: flag, to: topic/reminders/email}
      legacy:
        defaults: {topic/reminders/email: true}
      """;

  @Autowired MockMvc mvc;
  @Autowired ChoiceService choices;
  @Autowired MigrationService service;
  @Autowired DualReadService dualReads;

  private final UUID member = UUID.randomUUID();

  @Test
  void anOperatorGoesThroughAMigration() throws Exception {
    choices.join(member);
    var migration = upload(csv());
    show("").andExpect(content().string(containsString("New migration")));
    show(migration)
        .andExpect(content().string(containsString("users.csv")))
        .andExpect(content().string(containsString("Save a mapping first.")));

    save(migration, MAPPING).andExpect(redirectedUrl(ADDRESS + migration + "/mapping?saved"));
    show(migration + "/mapping").andExpect(content().string(containsString("Mapping")));
    show(migration + "/steps/dry-run")
        .andExpect(content().string(containsString("Nothing is recorded and no member notices")));
    take(migration, "dry-run").andExpect(redirectedUrl(ADDRESS + migration));
    await().until(() -> state(migration) == MigrationState.PLANNED);

    show(migration)
        .andExpect(content().string(containsString("Together they are the source, row by row.")))
        .andExpect(content().string(containsString("Begin to compare")));
    show(migration + "/report")
        .andExpect(content().string(containsString("Former number " + member)));
    show(migration + "/report?show=quarantine&search=" + member)
        .andExpect(content().string(containsString("1 quarantine")));
    show(migration + "/report?show=looser")
        .andExpect(content().string(containsString("No member matches")));
    show(migration + "/report/member?legacy=" + member)
        .andExpect(content().string(containsString("Reminders by e-mail")))
        .andExpect(content().string(containsString("No rule of the mapping has this key.")));
    show(migration + "/notices").andExpect(content().string(containsString("members to be told")));
    show(migration + "/comparison")
        .andExpect(content().string(containsString("Nothing has been compared yet.")));

    dualReads.findOpen().ifPresent(it -> dualReads.end(it.migrationId()));
    take(migration, "compare").andExpect(redirectedUrl(ADDRESS + migration));
    await().until(() -> dualReads.find(id(migration).value()).orElseThrow().comparedAt() != null);
    show(migration + "/comparison")
        .andExpect(content().string(containsString("The former platform's decisions count.")));
    take(migration, "start").andExpect(redirectedUrl(ADDRESS + migration));
    await().until(() -> state(migration) == MigrationState.DONE);
    take(migration, "cut-over")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("Compare all again first.")));
    take(migration, "discard")
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("End the comparison first.")));
  }

  @Test
  void theQuarantineIsMappedAndPlannedAgain() throws Exception {
    choices.join(member);
    var migration = planned();
    show(migration + "/quarantine")
        .andExpect(content().string(containsString("theme")))
        .andExpect(content().string(containsString("=1+1")))
        .andExpect(content().string(containsString("No rule of the mapping has this key.")));
    show(migration + "/quarantine/rows?reason=unknown-key")
        .andExpect(content().string(containsString(member.toString())));
    var suggested =
        show(migration + "/quarantine?add=theme")
            .andExpect(content().string(containsString("{key: &#39;theme&#39;, as: ignored}")));
    assertThat(suggested).isNotNull();

    mvc.perform(
            post(ADDRESS + migration + "/quarantine")
                .param("yaml", MAPPING.replace("rules:", "rules:\n  - {key: theme, as: ignored}"))
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(redirectedUrl(ADDRESS + migration));
    await().until(() -> state(migration) == MigrationState.PLANNED);
    show(migration + "/quarantine")
        .andExpect(content().string(not(containsString("=1+1"))))
        .andExpect(content().string(containsString("The member is not known here.")));
  }

  @Test
  void noCellOfTheReportIsAFormula() throws Exception {
    var migration = upload("user_id,key,value\n=1+1,reminders,1\n@x,reminders,0\n");
    save(migration, MAPPING);
    take(migration, "dry-run");
    await().until(() -> state(migration) == MigrationState.PLANNED);

    show(migration + "/report.csv")
        .andExpect(header().string("Content-Disposition", containsString("migration-report.csv")))
        .andExpect(content().contentTypeCompatibleWith("text/csv"))
        .andExpect(content().string(containsString("\r\n'=1+1,")))
        .andExpect(content().string(containsString("\r\n'@x,")));
  }

  @Test
  void aPreviewSaysWhatBecomesOfEachValueAndSavesNothing() throws Exception {
    var migration = upload(csv());

    preview(migration, MAPPING)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("migrated")))
        .andExpect(content().string(containsString("Reminders by e-mail")))
        .andExpect(content().string(containsString("quarantine")))
        .andExpect(content().string(not(containsString("<html"))));
    preview(migration, "rules:\n  - {key: a, as: flog}\nlegacy: {defaults: {}}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Line 2, rule 1")));
    save(migration, " ").andExpect(status().isUnprocessableContent());
    assertThat(service.require(id(migration)).mappingVersion()).isZero();
  }

  @Test
  void aFileComesInPiecesAndIsReadOnce() throws Exception {
    var bytes = csv().getBytes(StandardCharsets.UTF_8);
    var address = begin("key-value-csv", "C:\\exports\\users.csv", bytes.length);
    mvc.perform(post(address + "/completion").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("0 of " + bytes.length)));
    for (int i = 0; i < 2; i++) {
      send(address, 1, new String(bytes, StandardCharsets.UTF_8).substring(10));
      send(address, 0, new String(bytes, StandardCharsets.UTF_8).substring(0, 10));
    }
    mvc.perform(post(address + "/completion").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isNoContent());
    mvc.perform(post(address + "/completion").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isConflict());

    var migration = awaitRead(address);
    show(migration).andExpect(content().string(containsString("users.csv")));
    assertThat(service.require(id(migration)).sourceRows()).isEqualTo(3);
  }

  @Test
  void whatCannotBeReadIsRefusedWithASentenceAndLeavesNothing() throws Exception {
    var before = service.list().size();
    var address = uploaded("this is no csv", "users.csv");
    await()
        .untilAsserted(() ->
            mvc.perform(get(address).with(LoggedInAs.operator()))
                .andExpect(content().string(containsString("The first line must name a column"))));
    assertThat(service.list()).hasSize(before);
    mvc.perform(post(address + "/discard").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(redirectedUrl(ADDRESS));
    mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isNotFound());
  }

  @Test
  void filesThatAreTooLargeEmptyOrUnknownAreRefused() throws Exception {
    announce("key-value-csv", "users.csv", 5L << 30)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("at most 2 MB")));
    announce("key-value-csv", "users.csv", 0).andExpect(status().isUnprocessableContent());
    announce("table", "users.csv", 9).andExpect(status().isUnprocessableContent());
    announce("word", "users.csv", 9)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Choose one of the formats.")));
    mvc.perform(multipart(ADDRESS).with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Choose a file")));
    mvc.perform(post(ADDRESS).param("table", "secrets").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("No table is configured")));
    var address = begin("key-value-csv", "users.csv", 3);
    send(address, 0, "abcdef");
    mvc.perform(post(address + "/completion").with(LoggedInAs.operator()).with(csrf()))
        .andExpect(status().isUnprocessableContent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/mapping",
        "/report",
        "/report.csv",
        "/report/member?legacy=1",
        "/quarantine",
        "/quarantine/rows?reason=unknown-key",
        "/notices",
        "/comparison",
        "/members",
        "/steps/cut-over"
      })
  void pagesOfWhatDoesNotExistSaySoAndMembersSeeNone(String page) throws Exception {
    var address = ADDRESS + "/" + UUID.randomUUID() + page;
    mvc.perform(get(address).with(LoggedInAs.operator())).andExpect(status().isNotFound());
    mvc.perform(get(address).with(LoggedInAs.mentee(member))).andExpect(status().isForbidden());
  }

  @Test
  void stepsAreTakenByOperatorsOnlyAndOnlyWhenPossible() throws Exception {
    var migration = upload(csv());
    mvc.perform(
            post(ADDRESS + migration + "/steps/discard")
                .with(LoggedInAs.mentee(member))
                .with(csrf()))
        .andExpect(status().isForbidden());
    take(migration, "pause").andExpect(status().isConflict());
    take(migration, "fly").andExpect(status().isNotFound());
    show(migration + "/steps/cut-over")
        .andExpect(content().string(containsString("Record the choices first.")))
        .andExpect(content().string(not(containsString("<button"))));
    mvc.perform(get(ADDRESS + migration + "/report?show=everything").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());

    take(migration, "discard").andExpect(redirectedUrl(ADDRESS + "?discarded"));
    mvc.perform(get(ADDRESS + migration).with(LoggedInAs.operator()))
        .andExpect(status().isNotFound());
  }

  @Test
  void aListSaysWhoIsWho() throws Exception {
    choices.join(member);
    var migration = upload("user_id,key,value\n17,reminders,0\n");
    show(migration + "/members").andExpect(content().string(containsString("legacy_id")));
    var address =
        redirect(
            mvc.perform(
                multipart(ADDRESS + migration + "/members")
                    .file(file("who.csv", "legacy_id,member_id\n17," + member + "\n"))
                    .with(LoggedInAs.operator())
                    .with(csrf())));
    assertThat(awaitRead(address)).isEqualTo(migration);
    save(migration, MAPPING);
    take(migration, "dry-run");
    await().until(() -> state(migration) == MigrationState.PLANNED);

    show(migration + "/report?search=" + member)
        .andExpect(content().string(containsString("Former number 17")));
  }

  private String csv() {
    return "user_id,key,value\n%s,reminders,0\n%s,theme,=1+1\n0,reminders,1\n"
        .formatted(member, member);
  }

  private String planned() throws Exception {
    var migration = upload(csv());
    save(migration, MAPPING);
    take(migration, "dry-run");
    await().until(() -> state(migration) == MigrationState.PLANNED);
    return migration;
  }

  /** Uploads a small file, and waits until it is read. */
  private String upload(String text) throws Exception {
    return awaitRead(uploaded(text, "users.csv"));
  }

  private String uploaded(String text, String name) throws Exception {
    return redirect(
        mvc.perform(
            multipart(ADDRESS)
                .file(file(name, text))
                .param("format", "key-value-csv")
                .with(LoggedInAs.operator())
                .with(csrf())));
  }

  /** The rest of the address of the migration, with a slash in front. */
  private String awaitRead(String address) {
    return await()
        .until(
            () ->
                Objects.requireNonNullElse(
                    mvc.perform(get(address).with(LoggedInAs.operator()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl(),
                    ""),
            it -> !it.isEmpty())
        .substring(ADDRESS.length());
  }

  private static MockMultipartFile file(String name, String text) {
    return new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String redirect(ResultActions answer) throws Exception {
    return Objects.requireNonNull(
        answer.andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl());
  }

  private ResultActions announce(String format, String name, long size) throws Exception {
    return mvc.perform(
        post(ADDRESS + "/uploads")
            .param("format", format)
            .param("name", name)
            .param("size", String.valueOf(size))
            .with(LoggedInAs.operator())
            .with(csrf()));
  }

  private String begin(String format, String name, long size) throws Exception {
    return Objects.requireNonNull(
        announce(format, name, size)
            .andExpect(status().isNoContent())
            .andReturn()
            .getResponse()
            .getHeader("Location"));
  }

  private void send(String address, int number, String text) throws Exception {
    mvc.perform(
            post(address + "/pieces/" + number)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(text.getBytes(StandardCharsets.UTF_8))
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().isNoContent());
  }

  private ResultActions save(String migration, String yaml) throws Exception {
    return mvc.perform(
        post(ADDRESS + migration + "/mapping")
            .param("yaml", yaml)
            .with(LoggedInAs.operator())
            .with(csrf()));
  }

  private ResultActions preview(String migration, String yaml) throws Exception {
    return mvc.perform(
        post(ADDRESS + migration + "/mapping/preview")
            .param("yaml", yaml)
            .header("HX-Request", "true")
            .with(LoggedInAs.operator())
            .with(csrf()));
  }

  private ResultActions take(String migration, String step) throws Exception {
    return mvc.perform(
        post(ADDRESS + migration + "/steps/" + step).with(LoggedInAs.operator()).with(csrf()));
  }

  private ResultActions show(String page) throws Exception {
    return mvc.perform(get(ADDRESS + page).with(LoggedInAs.operator())).andExpect(status().isOk());
  }

  private MigrationState state(String migration) {
    return service.require(id(migration)).state();
  }

  private static MigrationId id(String migration) {
    return new MigrationId(UUID.fromString(migration.substring(1)));
  }
}
