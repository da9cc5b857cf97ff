package dev.tandem.scheduling.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.testing.LoggedInAs;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** What a mentee wants to talk about is for the mentor, and for nobody else. */
class BookingNotesTests extends SlotTestCase {

  private static final String NOTE = "My <b>first</b> talk.\nHow do I begin?";
  private static final String SHOWN = "My &lt;b&gt;first&lt;/b&gt; talk.\nHow do I begin?";

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired MemberEraser eraser;
  @Autowired TransactionTemplate transactions;

  @Test
  void menteeAndMentorReadTheNoteAndNobodyElseDoes() throws Exception {
    var session = book(NOTE).getHeader("Location");

    assertThat(read(session, LoggedInAs.mentee(mentee))).contains(SHOWN, "you and Ada");
    assertThat(read(session, LoggedInAs.mentor(mentor))).contains(SHOWN, "the mentee and you");
    assertThat(read(session, LoggedInAs.operator()))
        .contains("An hour")
        .doesNotContain("first", "To talk about");
    assertThat(read(session, LoggedInAs.mentee(UUID.randomUUID()))).doesNotContain("first");
  }

  @Test
  void aNoteIsOptional() throws Exception {
    var session = book("  ").getHeader("Location");

    assertThat(read(session, LoggedInAs.mentor(mentor))).doesNotContain("To talk about");
  }

  @Test
  void aNoteThatIsTooLongIsKeptInTheFormAndNothingIsBooked() throws Exception {
    var answer = book("x".repeat(1001));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("The note", "x".repeat(1001) + "</textarea>");
    assertThat(
            jdbc.sql("select count(*) from scheduling.booking where mentee_id = ?")
                .param(mentee)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aProgramGivesANoteToo() throws Exception {
    var body =
        """
        {"offeringId": "%s", "startsAt": "%s", "funding": {"kind": "CARD", "card": "ok"},
         "note": "By a program"}
        """
            .formatted(offering, start);
    mvc.perform(
        post("/api/scheduling/bookings")
            .with(LoggedInAs.mentee(mentee))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));

    assertThat(notes()).isEqualTo("By a program");
  }

  @Test
  void theNotesOfAMenteeWhoLeavesAreErased() throws Exception {
    book(NOTE);
    assertThat(notes()).isEqualTo(NOTE);

    transactions.executeWithoutResult(_ -> eraser.erase("scheduling", mentee));

    assertThat(notes()).isNull();
  }

  private String notes() {
    return jdbc.sql("select max(note) from scheduling.booking_note where mentee_id = ?")
        .param(mentee)
        .query((row, number) -> row.getString(1))
        .list()
        .getFirst();
  }

  private MockHttpServletResponse book(String note) throws Exception {
    return mvc.perform(
            post("/scheduling/book")
                .param("offering", offering.toString())
                .param("startsAt", start.toString())
                .param("payment", "ok")
                .param("minor", "5000")
                .param("currency", "EUR")
                .param("policy", "standard")
                .param("version", "1")
                .param("note", note)
                .with(LoggedInAs.mentee(mentee))
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  private String read(String path, RequestPostProcessor viewer) throws Exception {
    return mvc.perform(get(path).with(viewer)).andReturn().getResponse().getContentAsString();
  }
}
