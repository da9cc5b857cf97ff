package dev.tandem.scheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.tandem.scheduling.BookingHistory;
import dev.tandem.scheduling.SchedulingModuleTest;
import dev.tandem.testing.LoggedInAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A list of bookings is followed from page to page; the reference sorts all of them. */
@SchedulingModuleTest
@TestPropertySource(properties = BookingHistory.OWN_DATABASE)
class BookingListTests {

  private static final String LIST = "/api/scheduling/bookings";

  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private final UUID mentee = UUID.randomUUID();

  @BeforeEach
  void addBookingsOfWhichSomeBeginAtTheSameTime() {
    BookingHistory.add(jdbc, 60, UUID.randomUUID(), mentee);
    jdbc.sql(
            """
            update scheduling.booking set starts_at = date_trunc('day', starts_at)
             where mentee_id = ? and not blocking
            """)
        .param(mentee)
        .update();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 60, 100})
  void followsTheCursorsToTheEndAndBack(int size) throws Exception {
    var pages = new ArrayList<>(List.of(list("?size=" + size)));
    for (var next = next(pages.getLast()); next != null; next = next(pages.getLast())) {
      pages.add(list("?size=" + size + "&cursor=" + next));
      assertThat(pages).hasSizeLessThanOrEqualTo(60);
    }
    assertThat(pages.stream().flatMap(page -> ids(page).stream())).hasSize(60).isEqualTo(sorted());

    for (int i = pages.size() - 1; i > 0; i--) {
      var page = list("?size=" + size + "&cursor=" + cursor(pages.get(i), "previous"));
      assertThat(ids(page)).isEqualTo(ids(pages.get(i - 1)));
    }
    assertThat(cursor(pages.getFirst(), "previous")).isNull();
  }

  @Test
  void countsAndStillGivesPagesByTheirNumber() throws Exception {
    var page = list("?size=7&page=2");

    assertThat(ids(page)).isEqualTo(sorted().subList(14, 21));
    assertThat(JsonPath.<Integer>read(page, "$.total")).isEqualTo(60);
    assertThat(JsonPath.<Boolean>read(page, "$.more")).isFalse();
    assertThat(JsonPath.<Integer>read(page, "$.page")).isEqualTo(2);
  }

  @Test
  void aBookingThatIsAddedMeanwhileShiftsNothing() throws Exception {
    var before = sorted();
    var first = list("?size=10");
    jdbc.sql(
            "update scheduling.booking set starts_at = ends_at - interval '1 hour' + interval '1 year', ends_at = ends_at + interval '1 year' where id = ?::uuid")
        .param(before.get(59))
        .update();

    assertThat(ids(list("?size=10&cursor=" + next(first)))).isEqualTo(before.subList(10, 20));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cursor=x", "cursor=%00", "cursor=AAAA", "page=11&size=100"})
  void refusesWhatIsNoPlaceInTheList(String query) throws Exception {
    mvc.perform(get(LIST + "?" + query).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  private String list(String query) throws Exception {
    return mvc.perform(get(LIST + query).with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static List<String> ids(String page) {
    return JsonPath.read(page, "$.items[*].id");
  }

  private static @Nullable String next(String page) {
    return cursor(page, "next");
  }

  private static @Nullable String cursor(String page, String name) {
    return JsonPath.<Map<String, @Nullable String>>read(page, "$").get(name);
  }

  private List<String> sorted() {
    return jdbc.sql(
            "select id::text from scheduling.booking where mentee_id = ? order by starts_at desc, id desc")
        .param(mentee)
        .query(String.class)
        .list();
  }
}
