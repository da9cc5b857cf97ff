package dev.tandem.preferences.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.Links;
import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.testing.ModuleTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What mail programs, scanners and people do with the link in a message; nobody is signed in. */
@ModuleTest
class UnsubscribeTests {

  private static final LinkPurpose PURPOSE = new LinkPurpose("unsubscribe");

  @Autowired MockMvc mvc;
  @Autowired Links links;
  @Autowired ChoiceLog log;
  @Autowired JdbcClient jdbc;

  private final UUID member = UUID.randomUUID();

  @Test
  void openingTheLinkChangesNothing() throws Exception {
    for (int i = 0; i < 3; i++) {
      mvc.perform(get("/preferences/unsubscribe").param("token", token("weekly-summary")))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("Nothing has been changed yet")));
    }
    assertThat(log.history(member)).isEmpty();
  }

  @Test
  void oneClickOfAMailProgramEndsAllOptionalMail() throws Exception {
    mvc.perform(oneClick(token("weekly-summary")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("You are unsubscribed")));

    assertThat(log.history(member))
        .extracting(RecordedChoice::question)
        .containsExactlyInAnyOrder("topic/product-news/email", "topic/weekly-summary/email");
    assertThat(log.history(member))
        .allSatisfy(it -> {
          assertThat(it.value()).isEqualTo("OFF");
          assertThat(it.source()).isEqualTo(ChoiceSource.UNSUBSCRIBE_LINK);
          assertThat(it.actor()).isNull();
        });
  }

  @Test
  void pressedTwiceItSaysSo() throws Exception {
    var token = token("weekly-summary");
    mvc.perform(oneClick(token)).andExpect(status().isOk());
    var before = log.history(member);

    mvc.perform(oneClick(token))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("You were unsubscribed already")));
    assertThat(log.history(member)).isEqualTo(before);
  }

  @Test
  void afterAnErasureTheLinkHasNothingToEnd() throws Exception {
    jdbc.sql("insert into preferences.erased_member (member_id, erased_at) values (?, now())")
        .param(member)
        .update();
    mvc.perform(oneClick(token("weekly-summary"))).andExpect(status().isOk());
    assertThat(log.history(member)).isEmpty();
  }

  @Test
  void theReaderMayPickLess() throws Exception {
    mvc.perform(
            oneClick(token("weekly-summary")).param("picked", "yes").param("topic", "product-news"))
        .andExpect(status().isOk());
    assertThat(log.history(member))
        .extracting(RecordedChoice::question)
        .containsExactly("topic/product-news/email");

    mvc.perform(oneClick(token("weekly-summary")).param("picked", "yes"))
        .andExpect(content().string(containsString("You picked nothing")));
    assertThat(log.history(member)).hasSize(1);
  }

  @Test
  void theTopicOfTheMessageIsEndedTooUnlessItMustBeSent() throws Exception {
    mvc.perform(oneClick(token("cohort-news"))).andExpect(status().isOk());
    assertThat(log.currentOf(member).byQuestion()).containsKey("topic/cohort-news/email");

    mvc.perform(oneClick(token("security"))).andExpect(status().isOk());
    assertThat(log.currentOf(member).byQuestion()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."})
  void aLinkThatIsNotOursSaysSo(String token) throws Exception {
    mvc.perform(get("/preferences/unsubscribe").param("token", token))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("not from Tandem")));
    mvc.perform(oneClick(token)).andExpect(status().isUnprocessableContent());
  }

  @Test
  void aLinkForSomethingElseUnsubscribesNobody() throws Exception {
    var other = links.issue(new LinkPurpose("sign-up"), member, Duration.ofHours(1), Map.of());
    mvc.perform(oneClick(other)).andExpect(status().isUnprocessableContent());
    assertThat(log.history(member)).isEmpty();
  }

  @Test
  void onlyOneClickIsExemptFromTheProtectionOfForms() throws Exception {
    mvc.perform(post("/preferences/unsubscribe").param("token", token("weekly-summary")))
        .andExpect(status().isForbidden());
    mvc.perform(post("/preferences").param("List-Unsubscribe", "One-Click"))
        .andExpect(status().isForbidden());
    assertThat(log.history(member)).isEmpty();
  }

  private String token(String topic) {
    return links.issue(PURPOSE, member, Duration.ofDays(30), Map.of("topic", topic));
  }

  /** As RFC 8058 has it: the token is in the address, the body says one click. */
  private static MockHttpServletRequestBuilder oneClick(String token) {
    return post("/preferences/unsubscribe")
        .queryParam("token", token)
        .param("List-Unsubscribe", "One-Click");
  }
}
