package dev.tandem.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.tandem.scheduling.calendar.CalendarTokenService;
import dev.tandem.testing.KeepingClient;
import dev.tandem.testing.LoggedInAs;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A mentor writes and a mentee and the mentor read, in an order from a seed, with all caches on:
 * nobody reads what is older than the last write that was answered.
 */
@SchedulingModuleTest
class StaleReadTests {

  private static final int STEPS = 200;
  private static final Pattern NUMBER = Pattern.compile("Hour number (\\d+)");

  @Autowired MockMvc mvc;
  @Autowired CalendarTokenService tokens;
  @Autowired BookingFixtures fixtures;
  @Autowired BookingSteps steps;

  private final UUID mentor = UUID.randomUUID();
  private final UUID mentee = UUID.randomUUID();
  private UUID offering;
  private List<String> addresses;
  private int written;

  @BeforeEach
  void book() throws Exception {
    offering = fixtures.createOffering(mentor, 1, false, false);
    steps.book(mentee, offering, fixtures.startAfter(Duration.ofDays(5)));
    addresses =
        List.of(
            "/scheduling/calendars/" + tokens.issue(mentor) + ".ics",
            "/scheduling/calendars/" + tokens.issue(mentee) + ".ics",
            "/api/scheduling/offerings/" + offering);
    write();
  }

  @Test
  void nobodyReadsWhatIsOlderThanTheLastWrite() throws Exception {
    for (int seed = 1; seed <= 3; seed++) {
      assertThat(staleReads(seed, true)).isZero();
    }
  }

  /** The control: what is kept is taken as it is, as if the policy were to keep it for a while. */
  @Test
  void aCacheThatNothingEmptiesIsFound() throws Exception {
    assertThat(staleReads(1, false)).isGreaterThan(STEPS / 10);
  }

  private long staleReads(long seed, boolean asks) throws Exception {
    var random = new SplittableRandom(seed);
    var clients =
        Stream.of(LoggedInAs.mentor(mentor), LoggedInAs.mentee(mentee))
            .map(caller -> new KeepingClient(mvc, caller, asks))
            .toList();
    var stale = 0;
    for (int i = 0; i < STEPS; i++) {
      if (random.nextInt(4) == 0) {
        write();
      } else {
        var client = clients.get(random.nextInt(clients.size()));
        stale +=
            numberIn(client.read(addresses.get(random.nextInt(addresses.size())))) < written
                ? 1
                : 0;
      }
    }
    return stale;
  }

  private void write() throws Exception {
    written++;
    var body =
        """
        {"title": "Hour number %s", "minutes": 60, "price": {"minor": 6000, "currency": "EUR"}}
        """
            .formatted(written);
    var answer =
        mvc.perform(
                put("/api/scheduling/offerings/" + offering)
                    .with(LoggedInAs.mentor(mentor))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isBetween(200, 204);
  }

  private static int numberIn(String content) {
    var found = NUMBER.matcher(content);
    assertThat(found.find()).as(content).isTrue();
    return Integer.parseInt(found.group(1));
  }
}
