package dev.tandem.eventing.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.log.Partitioner;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@EventingSlice
class DeliveryAdministrationTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;
  @Autowired DeliveryAdministration administration;

  UUID key;

  @BeforeEach
  void createTable() {
    recorder.createTable();
    key = UUID.randomUUID();
  }

  @Test
  void showsEverySubscriptionWithItsLag() throws Exception {
    getJson("subscriptions")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[*].name", hasItems("sample.notes", "sample.answers")))
        .andExpect(jsonPath("$.items[?(@.name == 'sample.notes')].module").value("eventing"))
        .andExpect(jsonPath("$.items[0].lag").isNumber())
        .andExpect(jsonPath("$.items[0].oldestAgeSeconds").isNumber())
        .andExpect(jsonPath("$.items[0].perMinute").isNumber())
        .andExpect(jsonPath("$.items[0].parked").isNumber())
        .andExpect(jsonPath("$.items[0].state").isString());
  }

  @Test
  void retriesAParkedEventAndThenTheBlockedOnes() throws Exception {
    var id = parkEvent("broken");
    recorder.failTimes("broken", 0);

    postJson("parked/" + id + "/retry", "").andExpect(status().isNoContent());

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("broken", "behind");
  }

  @Test
  void discardsAParkedEventAndUnblocksTheOthers() throws Exception {
    var id = parkEvent("hopeless");

    postJson("parked/" + id + "/discard", "{}").andExpect(status().isBadRequest());
    postJson("parked/" + id + "/discard", "{\"reason\": \"a mistake\"}")
        .andExpect(status().isNoContent());

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("behind");
    getJson("audit").andExpect(content().string(containsString("a mistake")));
    postJson("parked/" + id + "/retry", "").andExpect(status().isNotFound());
  }

  @Test
  void parksAndShowsAnUnreadablePayload() throws Exception {
    publisher.publish(Noted.about(key, 1, "first"));
    Deliveries.awaitAll(jdbc);
    append("sample.noted", "[7]");

    Deliveries.awaitAll(jdbc);
    getJson("parked")
        .andExpect(
            jsonPath("$.items[?(@.key == '%s')].reason".formatted(key))
                .value(hasItem(containsString("not a Noted"))));
  }

  @Test
  void parksAnEventWhoseClassWasRemovedForItsSubscribers() throws Exception {
    jdbc.sql("insert into eventing.subscribed_event values ('sample.notes', 'sample.gone')")
        .update();
    append("sample.gone", "{\"text\": \"from an older release\"}");
    append("sample.never-heard-of", "{}");
    publisher.publish(Noted.about(key, 2, "behind"));

    Deliveries.awaitAll(jdbc);
    var held =
        jdbc.sql(
                "select subscription, name, state from eventing.parked where key = ? order by position")
            .param(key)
            .query((row, i) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
    assertThat(held.list())
        .containsExactly("sample.notes sample.gone PARKED", "sample.notes sample.noted BLOCKED");
    getJson("parked")
        .andExpect(
            jsonPath("$.items[?(@.key == '%s')].reason".formatted(key))
                .value(hasItem(containsString("no event called sample.gone"))));
    assertThat(
            jdbc.sql("select payload from eventing.parked where key = ? and name = 'sample.gone'")
                .param(key)
                .query(String.class)
                .single())
        .contains("from an older release");
  }

  @Test
  void pausesOneSubscriptionAndResumesAtItsPosition() throws Exception {
    postJson("subscriptions/sample.answers/pause", "").andExpect(status().isNoContent());
    publisher.publish(Noted.about(key, 1, "asked"));
    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("notes", key)).containsExactly("asked");
    assertThat(recorder.texts("answers", key)).isEmpty();
    getJson("subscriptions")
        .andExpect(jsonPath("$.items[?(@.name == 'sample.answers')].state").value("PAUSED"))
        .andExpect(jsonPath("$.items[?(@.name == 'sample.answers')].lag").value(1));

    postJson("subscriptions/sample.answers/resume", "").andExpect(status().isNoContent());

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("answers", key)).containsExactly("asked");
    await()
        .untilAsserted(() -> {
          administration.reattachCaughtUp();
          getJson("subscriptions")
              .andExpect(jsonPath("$.items[?(@.name == 'sample.answers')].state").value("RUNNING"));
        });
  }

  @Test
  void replaysASubscriptionFromTheStart() throws Exception {
    publisher.publish(Noted.about(key, 1, "loud one"), Noted.about(key, 2, "loud two"));
    Deliveries.awaitAll(jdbc);

    postJson("subscriptions/sample.loud/replay", "").andExpect(status().isAccepted());

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("loud", key))
        .containsExactly("loud one", "loud two", "loud one", "loud two");
    assertThat(recorder.texts("notes", key)).hasSize(2);
  }

  @Test
  void replaysFromAPointInTime() throws Exception {
    publisher.publish(Noted.about(key, 1, "loud before"));
    Deliveries.awaitAll(jdbc);
    var point = jdbc.sql("select clock_timestamp()::text").query(String.class).single();
    var instant = OffsetDateTime.parse(point.replace(' ', 'T').replaceFirst("\\+00$", "Z"));
    publisher.publish(Noted.about(key, 2, "loud after"));
    Deliveries.awaitAll(jdbc);

    postJson("subscriptions/sample.loud/replay", "{\"from\": \"" + instant.toInstant() + "\"}")
        .andExpect(status().isAccepted());

    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("loud", key))
        .containsExactly("loud before", "loud after", "loud after");
  }

  @Test
  void replaysOnThePageFromATimeInTheOperatorsZone() throws Exception {
    publisher.publish(Noted.about(key, 1, "loud once"));
    Deliveries.awaitAll(jdbc);

    replayOnThePage("2150-01-01T09:30").andExpect(status().is3xxRedirection());
    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("loud", key)).containsExactly("loud once");

    replayOnThePage("2020-01-01T09:30").andExpect(status().is3xxRedirection());
    Deliveries.awaitAll(jdbc);
    assertThat(recorder.texts("loud", key)).containsExactly("loud once", "loud once");

    replayOnThePage("yesterday").andExpect(status().isBadRequest());
  }

  private ResultActions replayOnThePage(String from) throws Exception {
    return mvc.perform(
        post("/eventing/subscriptions/sample.loud/replay")
            .param("from", from)
            .with(LoggedInAs.operator())
            .with(csrf()));
  }

  @Test
  void answersInvalidRequestsWithAProblem() throws Exception {
    postJson("parked/nonsense/retry", "").andExpect(status().isBadRequest());
    postJson("parked/" + UUID.randomUUID() + "/retry", "").andExpect(status().isNotFound());
    postJson("subscriptions/nobody/replay", "{}").andExpect(status().isNotFound());
    postJson("subscriptions/sample.loud/replay", "{\"from\": \"yesterday\"}")
        .andExpect(status().isBadRequest());
    postJson("subscriptions/sample.loud/replay", "{\"from\": \"-99999-01-01T00:00:00Z\"}")
        .andExpect(status().isBadRequest());
    postJson("subscriptions/sample.loud/resume", "").andExpect(status().isConflict());
  }

  @Test
  void isForOperatorsOnly() throws Exception {
    mvc.perform(get("/api/eventing/parked").with(LoggedInAs.mentee(key)))
        .andExpect(status().isForbidden());
    mvc.perform(get("/eventing").with(LoggedInAs.mentee(key))).andExpect(status().isForbidden());
  }

  @Test
  void listsRejectedBrokerMessages() throws Exception {
    jdbc.sql(
            "insert into eventing.rejected_message (message_id, reason, body) values ('m-1', 'too late', 'x')")
        .update();
    getJson("refused").andExpect(jsonPath("$.items[*].reason", hasItem("too late")));
    mvc.perform(get("/eventing").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("too late")));
  }

  @Test
  void refusesToPauseASubscriptionOfAFencedModule() throws Exception {
    var update = "update eventing.cursor set state = '%s' where module = 'eventing'";
    jdbc.sql(update.formatted("FORWARDED")).update();
    try {
      getJson("subscriptions")
          .andExpect(jsonPath("$.items[?(@.name == 'sample.loud')].state").value("AWAY"));
      postJson("subscriptions/sample.loud/pause", "").andExpect(status().isConflict());
    } finally {
      jdbc.sql(update.formatted("ACTIVE")).update();
    }
  }

  @Test
  void hasAPage() throws Exception {
    parkEvent("shown");
    mvc.perform(get("/eventing").with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("cannot note shown")))
        .andExpect(content().string(containsString("<details open=\"open\">")))
        .andExpect(content().string(containsString(" parked</span>")));
    mvc.perform(get("/eventing/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString("parked event")));
    mvc.perform(
            post("/eventing/subscriptions/sample.loud/replay")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
  }

  private void append(String name, String payload) {
    jdbc.sql(
            """
            insert into eventing.event_log (partition, position, event_id, name, key, correlation_id, payload)
            values (?, nextval(('eventing.partition_' || ?)::regclass), ?, ?, ?, ?, ?)
            """)
        .params(
            Partitioner.partitionOf(key),
            Partitioner.partitionOf(key),
            UUID.randomUUID(),
            name,
            key,
            UUID.randomUUID(),
            payload)
        .update();
  }

  private String parkEvent(String text) {
    recorder.failTimes(text, 1000);
    publisher.publish(Noted.about(key, 1, text), Noted.about(key, 2, "behind"));
    Deliveries.awaitAll(jdbc);
    return jdbc.sql("select id from eventing.parked where key = ? and state = 'PARKED'")
        .param(key)
        .query(String.class)
        .single();
  }

  private ResultActions getJson(String path) throws Exception {
    return mvc.perform(get("/api/eventing/" + path + "?size=100").with(LoggedInAs.operator()));
  }

  private ResultActions postJson(String path, String body) throws Exception {
    return mvc.perform(
        post("/api/eventing/" + path)
            .with(LoggedInAs.operator())
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }
}
