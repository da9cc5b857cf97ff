package dev.tandem.scheduling.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.tandem.access.memberdata.MemberEraser;
import dev.tandem.scheduling.BookingFixtures;
import dev.tandem.scheduling.BookingSteps;
import dev.tandem.scheduling.SlotTestCase;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.RescheduleService;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Mentee and mentor of a confirmed session know where they meet, and nobody else does. */
class MeetingTests extends SlotTestCase {

  private static final String LINK = "https://video.example/ada?pwd=1&x=2";
  private static final String SHOWN = "https://video.example/ada?pwd=1&amp;x=2";
  private static final Pattern ROOM =
      Pattern.compile("https://meet\\.example\\.org/tandem-[0-9a-f]{32}");

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired BookingSteps steps;
  @Autowired CancellationService cancellations;
  @Autowired RescheduleService reschedules;
  @Autowired RoomNames roomNames;
  @Autowired MemberEraser eraser;
  @Autowired TransactionTemplate transactions;

  @Test
  void bothPartiesJoinByTheMentorsLinkAndNobodyElseReadsIt() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);

    for (var party : List.of(LoggedInAs.mentee(mentee), LoggedInAs.mentor(mentor))) {
      assertThat(page(id, party))
          .contains("Where you meet", SHOWN, "Join the session", "opens <span>video.example<");
      assertThat(json(id, party)).contains("\"kind\":\"LINK\"", "\"link\":\"" + LINK + "\"");
      assertThat(calendar(id, party)).contains("LOCATION:" + LINK, "session:" + LINK);
    }
    for (var other : List.of(LoggedInAs.operator(), LoggedInAs.mentee(UUID.randomUUID()))) {
      assertThat(page(id, other)).doesNotContain("video.example", "Where you meet");
      assertThat(json(id, other)).doesNotContain("video.example", "\"meeting\"");
      assertThat(calendar(id, other)).doesNotContain("video.example");
    }
  }

  @Test
  void nothingIsToldBeforeTheSessionIsConfirmedNorAfterItIsCancelled() throws Exception {
    usually(LINK);
    var id = steps.hold(mentee, offering, start);
    assertNothingIsTold(id);

    steps.pay(id);
    assertThat(page(id, LoggedInAs.mentee(mentee))).contains(SHOWN);

    cancellations.cancel(id, BookingSteps.mentee(mentee), BookingFixtures.PRICE, null);
    assertNothingIsTold(id);
  }

  @Test
  void aRequestThatWaitsForTheMentorTellsNothing() throws Exception {
    var asking = fixtures.createOffering(mentor, 1, true, false);
    meetAt(asking, LINK);

    assertNothingIsTold(steps.book(mentee, asking, start));
  }

  @Test
  void whoHasEndedASessionIsNotSentToItAgain() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    clock.adjustTo(start.plus(Duration.ofMinutes(61)));

    assertThat(page(id, LoggedInAs.mentee(mentee))).doesNotContain("video.example");
  }

  @Test
  void aPlaceIsShownAsItWasWritten() throws Exception {
    usually("Café <Einstein>, Berlin");
    var id = steps.book(mentee, offering, start);

    assertThat(page(id, LoggedInAs.mentee(mentee)))
        .contains("Café &lt;Einstein&gt;, Berlin")
        .doesNotContain("Join the session");
    assertThat(json(id, LoggedInAs.mentee(mentee)))
        .contains("\"kind\":\"PLACE\"", "\"place\":\"Café <Einstein>, Berlin\"");
  }

  @Test
  void withoutAnyOfThemTheTwoHaveARoomThatNobodyCanGuess() throws Exception {
    var first = steps.book(mentee, offering, start);
    var second = steps.book(mentee, offering, start.plus(Duration.ofHours(2)));

    var room = room(first, LoggedInAs.mentee(mentee));
    assertThat(room).isEqualTo(room(first, LoggedInAs.mentor(mentor)));
    assertThat(room).isNotEqualTo(room(second, LoggedInAs.mentee(mentee)));
    assertThat(room).doesNotContain(first.value().toString().replace("-", ""));
  }

  @Test
  void theRoomStaysWhenTheSessionIsMoved() throws Exception {
    var id = steps.book(mentee, offering, start);
    var before = room(id, LoggedInAs.mentee(mentee));

    reschedules.reschedule(id, BookingSteps.mentee(mentee), start.plus(Duration.ofHours(3)));

    assertThat(room(id, LoggedInAs.mentee(mentee))).isEqualTo(before);
  }

  @Test
  void whoeverTakesAFreedSlotGetsAnotherRoom() throws Exception {
    var first = steps.book(mentee, offering, start);
    var before = room(first, LoggedInAs.mentor(mentor));
    cancellations.cancel(first, BookingSteps.mentee(mentee), BookingFixtures.PRICE, null);

    var other = UUID.randomUUID();
    var second = steps.book(other, offering, start);

    assertThat(room(second, LoggedInAs.mentee(other))).isNotEqualTo(before);
  }

  @Test
  void allInAGroupMeetInOneRoomAndHearOfAChange() throws Exception {
    var group = fixtures.createOffering(mentor, 3, false, false);
    var other = UUID.randomUUID();
    var first = steps.book(mentee, group, start);
    var second = steps.book(other, group, start);
    assertThat(room(first, LoggedInAs.mentee(mentee)))
        .isEqualTo(room(second, LoggedInAs.mentee(other)));

    change(first, "Room 12");

    assertThat(json(second, LoggedInAs.mentee(other))).contains("\"place\":\"Room 12\"");
    var late = UUID.randomUUID();
    assertThat(json(steps.book(late, group, start), LoggedInAs.mentee(late))).contains("Room 12");
  }

  @Test
  void theMentorMeetsElsewhereThisOnceAndBothSeeIt() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    var next = steps.book(mentee, offering, start.plus(Duration.ofHours(2)));

    assertThat(change(id, " Library,  2nd floor ").getHeader("Location"))
        .isEqualTo("/scheduling/sessions/" + id.value() + "?met");

    assertThat(page(id, LoggedInAs.mentee(mentee))).contains("Library, 2nd floor");
    assertThat(page(id, LoggedInAs.mentor(mentor))).contains("Library, 2nd floor");
    assertThat(page(next, LoggedInAs.mentee(mentee))).contains(SHOWN).doesNotContain("Library");
    assertThat(page(id, LoggedInAs.operator()))
        .contains("The mentor changed where the session takes place.")
        .doesNotContain("Library");
  }

  @Test
  void anEmptyChangeTakesTheEarlierOneBack() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    change(id, "Library");

    change(id, "");

    assertThat(page(id, LoggedInAs.mentee(mentee))).contains(SHOWN).doesNotContain("Library");
  }

  @Test
  void aLinkThatIsRefusedStaysInTheFormWithWhy() throws Exception {
    var id = steps.book(mentee, offering, start);

    var answer = change(id, "http://video.example/\"ada\"");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains("A link to where you meet begins with https://.")
        .contains("value=\"http://video.example/&quot;ada&quot;\"")
        .contains("aria-invalid=\"true\"");
  }

  @Test
  void onlyTheMentorSaysWhereTheyMeet() throws Exception {
    var id = steps.book(mentee, offering, start);

    assertThat(change(id, "Library", LoggedInAs.mentee(mentee)).getStatus()).isEqualTo(403);
    assertThat(change(id, "Library", LoggedInAs.operator()).getStatus()).isEqualTo(403);
    assertThat(change(id, "Library", LoggedInAs.mentor(UUID.randomUUID())).getStatus())
        .isEqualTo(404);
    assertThat(page(id, LoggedInAs.mentee(mentee))).doesNotContain("Library", "/meeting\"");
  }

  @Test
  void aSessionThatIsOnlyHeldTakesPlaceNowhereYet() throws Exception {
    var id = steps.hold(mentee, offering, start);

    assertThat(change(id, "Library").getStatus()).isEqualTo(409);
  }

  @Test
  void aProgramReadsTheNoteAndChangesWhereTheyMeet() throws Exception {
    var id = steps.book(mentee, offering, start);
    jdbc.sql("insert into scheduling.booking_note values (?, ?, 'My first talk', now())")
        .params(id.value(), mentee)
        .update();
    var address = "/api/scheduling/bookings/" + id.value() + "/meeting";

    var answer =
        send(
            put(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"meeting\": \"Library\"}"),
            LoggedInAs.mentor(mentor));

    assertThat(answer.getContentAsString()).contains("\"place\":\"Library\"");
    assertThat(json(id, LoggedInAs.mentee(mentee))).contains("\"place\":\"Library\"");
    assertThat(json(id, LoggedInAs.mentor(mentor))).contains("\"note\":\"My first talk\"");
    assertThat(json(id, LoggedInAs.operator())).doesNotContain("My first talk", "Library");
    assertThat(read(get("/api/scheduling/bookings"), LoggedInAs.mentee(mentee)))
        .contains(id.value().toString())
        .doesNotContain("My first talk", "Library");
  }

  @Test
  void whatWasBookedBeforeRoomsHadNamesGetsOne() throws Exception {
    var id = steps.book(mentee, offering, start);
    jdbc.sql("update scheduling.booking set room = null where id = ?").param(id.value()).update();
    assertThat(page(id, LoggedInAs.mentee(mentee))).contains("will tell you where you meet");

    roomNames.nameAll();

    assertThat(room(id, LoggedInAs.mentee(mentee))).isNotBlank();
  }

  @Test
  void theLinksOfAMentorWhoLeavesAreErased() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    change(id, "Library");

    transactions.executeWithoutResult(_ -> eraser.erase("scheduling", mentor));

    assertThat(
            jdbc.sql(
                    """
                    select (select count(*) from scheduling.meeting where mentor_id = :mentor)
                      + (select count(*) from scheduling.offering where mentor_id = :mentor)
                    """)
                .param("mentor", mentor)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void onlyTheMentorReadsTheMeetingPlaceOfAnOffering() throws Exception {
    usually(LINK);
    var address = "/api/scheduling/offerings/" + offering;
    var list = "/api/scheduling/offerings?mentor=" + mentor;

    assertThat(read(get(address), LoggedInAs.mentor(mentor))).contains(LINK);
    assertThat(read(get(list), LoggedInAs.mentor(mentor))).contains(LINK);
    for (var other : List.of(LoggedInAs.mentee(mentee), LoggedInAs.operator())) {
      assertThat(read(get(address), other)).contains("An hour").doesNotContain("video.example");
      assertThat(read(get(list), other)).contains("An hour").doesNotContain("video.example");
    }
  }

  @Test
  void aProgramPublishesAnOfferingWithItsMeetingPlace() throws Exception {
    var body =
        """
        {"title": "An hour", "minutes": 60, "price": {"minor": 5000, "currency": "EUR"},
         "meeting": "%s"}
        """;
    var request = post("/api/scheduling/offerings").contentType(MediaType.APPLICATION_JSON);

    assertThat(read(request.content(body.formatted(LINK)), LoggedInAs.mentor(mentor)))
        .contains("\"meeting\":\"" + LINK + "\"");
    var refused =
        send(request.content(body.formatted("http://a.example")), LoggedInAs.mentor(mentor));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("begins with https://");
  }

  @Test
  void theFormOfOfferingsKeepsAndShowsIt() throws Exception {
    var answer =
        send(
            post("/scheduling/offerings/" + offering)
                .param("title", "An hour")
                .param("minutes", "60")
                .param("price", "50")
                .param("currency", "EUR")
                .param("meeting", LINK)
                .with(csrf()),
            LoggedInAs.mentor(mentor));

    assertThat(answer.getStatus()).isEqualTo(204);
    assertThat(read(get("/scheduling/offerings"), LoggedInAs.mentor(mentor)))
        .contains("name=\"meeting\"", "value=\"" + SHOWN + "\"");
  }

  @Test
  void anOperatorWhoChangesAnOfferingLeavesWhereTheMentorMeets() throws Exception {
    usually(LINK);
    var body =
        """
        {"title": "Better title", "minutes": 60, "price": {"minor": 5000, "currency": "EUR"}}
        """;

    var answer =
        read(
            put("/api/scheduling/offerings/" + offering)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body),
            LoggedInAs.operator());

    assertThat(answer).contains("Better title").doesNotContain("video.example");
    assertThat(read(get("/scheduling/offerings"), LoggedInAs.mentor(mentor))).contains(SHOWN);
  }

  @Test
  void theCalendarsOfTheWebAreToldTheLocation() throws Exception {
    usually("Library");
    var id = steps.book(mentee, offering, start);

    assertThat(page(id, LoggedInAs.mentee(mentee)).split("location=Library", -1)).hasSize(3);
  }

  /** Whoever imports a calendar again keeps the newer of two versions. */
  @Test
  void aCalendarIsNewerAfterEachChangeAlsoOneThatIsTakenBack() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    var versions = new ArrayList<String>();
    for (var meeting : List.of("Library", "", "Café")) {
      versions.add(lastModified(id));
      clock.advance(Duration.ofMinutes(1));
      change(id, meeting);
    }
    versions.add(lastModified(id));

    assertThat(versions).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatWasSaidOfOneDayDoesNotHoldOnAnother() throws Exception {
    usually(LINK);
    var id = steps.book(mentee, offering, start);
    change(id, "Library, only today");
    assertThat(page(id, LoggedInAs.mentee(mentee))).contains("only today");

    var moved =
        send(
            post("/api/scheduling/bookings/" + id.value() + "/reschedule")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"startsAt\": \"%s\"}".formatted(start.plus(Duration.ofDays(1)))),
            LoggedInAs.mentee(mentee));

    assertThat(moved.getStatus()).as(moved.getContentAsString()).isEqualTo(200);
    assertThat(page(id, LoggedInAs.mentee(mentee))).contains(SHOWN).doesNotContain("only today");
  }

  private String lastModified(BookingId id) throws Exception {
    return calendar(id, LoggedInAs.mentee(mentee))
        .lines()
        .filter(line -> line.startsWith("LAST-MODIFIED:"))
        .findFirst()
        .orElseThrow();
  }

  private void assertNothingIsTold(BookingId id) throws Exception {
    for (var party : List.of(LoggedInAs.mentee(mentee), LoggedInAs.mentor(mentor))) {
      assertThat(page(id, party)).doesNotContain("video.example", "Where you meet");
      assertThat(json(id, party)).doesNotContain("video.example");
      assertThat(calendar(id, party)).doesNotContain("video.example");
    }
  }

  private String room(BookingId id, RequestPostProcessor reader) throws Exception {
    var found = ROOM.matcher(json(id, reader));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private void usually(String meeting) {
    meetAt(offering, meeting);
  }

  private void meetAt(UUID type, String meeting) {
    jdbc.sql("update scheduling.offering set meeting = ? where id = ?")
        .params(meeting, type)
        .update();
  }

  private MockHttpServletResponse change(BookingId id, String meeting) throws Exception {
    return change(id, meeting, LoggedInAs.mentor(mentor));
  }

  private MockHttpServletResponse change(BookingId id, String meeting, RequestPostProcessor caller)
      throws Exception {
    return send(
        post("/scheduling/sessions/" + id.value() + "/meeting")
            .param("meeting", meeting)
            .with(csrf()),
        caller);
  }

  private String page(BookingId id, RequestPostProcessor reader) throws Exception {
    return read(get("/scheduling/sessions/" + id.value()), reader);
  }

  private String json(BookingId id, RequestPostProcessor reader) throws Exception {
    return read(get("/api/scheduling/bookings/" + id.value()), reader);
  }

  private String calendar(BookingId id, RequestPostProcessor reader) throws Exception {
    return read(get("/scheduling/sessions/" + id.value() + "/session.ics"), reader)
        .replace("\r\n ", "");
  }

  private String read(MockHttpServletRequestBuilder request, RequestPostProcessor reader)
      throws Exception {
    return send(request, reader).getContentAsString();
  }

  private MockHttpServletResponse send(
      MockHttpServletRequestBuilder request, RequestPostProcessor caller) throws Exception {
    return mvc.perform(request.with(caller)).andReturn().getResponse();
  }
}
