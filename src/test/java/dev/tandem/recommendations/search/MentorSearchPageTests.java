package dev.tandem.recommendations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.kernel.money.Money;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.recommendations.readmodel.ReplicaFixture;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.PageStates;
import dev.tandem.testing.RecordedStatements;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class MentorSearchPageTests {

  @Autowired MockMvc mvc;
  @Autowired ListableBeanFactory beans;
  @Autowired ModelTrainer trainer;
  @Autowired RecordedStatements statements;

  ReplicaFixture fixture;
  UUID mentee;

  @BeforeEach
  void setUp() {
    fixture = new ReplicaFixture(beans);
    fixture.clear();
    fixture.bookableMentor("Ada <b>Lovelace</b>", "SQL", "de", Money.of(6_000, "EUR"));
    fixture.bookableMentor("Bob", "SQL", "de", Money.of(7_000, "EUR"));
    fixture.bookableMentor("Cem", "Go", "en", Money.of(1_000, "GBP"));
    mentee = fixture.mentee("SQL", "de");
    trainer.retrain();
  }

  @Test
  void aCardTellsWhatMentorsAreComparedBy() throws Exception {
    assertThat(page("?q=lovelace", 200))
        .contains("Ada &lt;b&gt;Lovelace", "from 60.00 EUR", "no ratings yet", "free tomorrow")
        .contains("Teaches SQL, one of your goals", "German");
  }

  @Test
  void theFormIsAskedByItsAddressAndShowsWhatWasAsked() throws Exception {
    assertThat(page("?q=sql&language=de&price=65,00&minRating=&freeWithin=7&sort=price", 200))
        .containsPattern("<form[^>]*action=\"/recommendations/mentors\"[^>]*method=\"get\"")
        .contains("value=\"sql\"", "value=\"65,00\"")
        .contains("<option value=\"de\" selected=\"selected\">German</option>")
        .contains("<option value=\"7\" selected=\"selected\">Within 7 days</option>")
        .contains("<option value=\"price\" selected=\"selected\">Lowest price</option>")
        .contains("1 mentor<");
  }

  @Test
  void eachFilterIsNamedAndCanBeTakenAwayAlone() throws Exception {
    var page = page("?q=sql&language=de&price=65&cursor=", 200);
    assertThat(PageStates.textOf(page))
        .contains("“sql” ×, remove this filter")
        .contains("speaks German ×, remove this filter")
        .contains("up to 65.00 EUR ×, remove this filter")
        .contains("Clear all filters");
    assertThat(page(addressOf(page, "up to 65.00 EUR</span>"), 200)).contains("2 mentors<");
  }

  @Test
  void aFilterThatIsTakenAwayKeepsTheOthersWhateverTheyContain() throws Exception {
    fixture.bookableMentor("Dee", "a&price=1 {b}%+", "de");
    var page = page("?q=a%26price%3D1%20%7Bb%7D%25%2B&language=en", 200);
    assertThat(page).contains("In any language there is 1");

    assertThat(page(addressOf(page, "In any language there"), 200))
        .contains("value=\"a&amp;price=1 {b}%+\"", "Dee");
  }

  @Test
  void whenNobodyMatchesThePageTellsWhatStandsInTheWay() throws Exception {
    var page = page("?q=sql&price=20", 200);
    assertThat(PageStates.textOf(page))
        .contains("No mentor matches")
        .contains("Without the price limit there are 2")
        .doesNotContain("Without “sql” there");
    assertThat(page("?language=en&price=20", 200))
        .contains("1 more mentor has no price in EUR, and prices in other currencies");
    fixture.clear();
    assertThat(page("", 200)).contains("No mentor offers sessions at the moment.");
  }

  @Test
  void mentorsWithoutAPriceInTheCurrencyComeLastAndThePageSaysSo() throws Exception {
    assertThat(page("?sort=price", 200))
        .containsSubsequence("Mentors without a price in EUR come last", "Ada", "Bob", "Cem");
    assertThat(page("?sort=price&currency=GBP", 200))
        .containsSubsequence("Mentors without a price in GBP come last", "Cem", "Ada", "Bob");
    assertThat(page("?sort=price&price=65", 200)).doesNotContain("come last");
  }

  @Test
  void aMistakeIsNamedAtItsFieldAndNothingThatWasTypedIsLost() throws Exception {
    assertThat(page("?q=sql&price=abc&sort=rating", 400))
        .contains("“abc” is not a price such as 50.00 EUR.")
        .contains("id=\"problem-price\"", "aria-describedby=\"problem-price\"")
        .contains("value=\"sql\"", "value=\"abc\"")
        .contains("<option value=\"rating\" selected=\"selected\">")
        .doesNotContain("2 mentors", "No mentor matches");
    assertThat(page("?price=-5", 400)).contains("“-5” is not a price such as 50.00 EUR.");
    assertThat(page("?price=1e999999999", 400)).contains("is not a price such as");
    assertThat(page("?price=1.001", 400)).contains("“1.001” is not a price such as");
    assertThat(page("?currency=euro&price=5", 400)).contains("ISO 4217 code such as EUR");
    assertThat(page("?minRating=many", 400)).contains("A rating is from 1 to 5");
    assertThat(page("?freeWithin=week", 400)).contains("Free time is known for 1 to 14 days");
    assertThat(page("?sort=x", 400)).contains("sort must be best, price, rating or soonest.");
    assertThat(page("?language=" + "x".repeat(61), 400)).contains("at most 60 characters");
    assertThat(page("?q=" + "x".repeat(201), 400)).contains("at most 200 characters");
  }

  @Test
  void theNextFreeTimeIsComparedOnTheClockOfTheReaderAndThePageSaysSo() throws Exception {
    var free =
        Instant.now().plus(Duration.ofDays(2)).atZone(ZoneId.of("UTC")).with(LocalTime.of(18, 0));
    fixture.publishAvailability(fixture.bookableMentor("Eli", "SQL", "de"), 60, free.toInstant());
    var day = NextFreeDay.key(free.getDayOfWeek());

    var page = page("?nextFreeDay=" + day + "&nextFreeTime=evening&sort=soonest", 200);
    assertThat(PageStates.textOf(page))
        .contains("Eli", "next free time in the evening ×, remove this filter")
        .contains("next free time on a " + NextFreeDay.name(free.getDayOfWeek()))
        .contains("Only the next free time of each mentor is compared, in your time zone.");
    assertThat(page).contains("<option value=\"evening\" selected=\"selected\">");
    assertThat(page("?q=eli&nextFreeTime=morning", 200))
        .contains("With the next free time at any time of day there is 1");
    assertThat(page("?nextFreeDay=" + day + "&q=eli", 200)).contains("1 mentor<");
    assertThat(page("?q=eli&nextFreeTime=morning", 200, new Cookie("zone", "Asia/Tokyo")))
        .contains("1 mentor<");
    assertThat(page("?nextFreeDay=someday", 400)).contains("nextFreeDay must be a day of the week");
    assertThat(page("?nextFreeTime=night", 400)).contains("must be morning, afternoon or evening.");
  }

  @Test
  void theNextPageKeepsTheFilters() throws Exception {
    var page = page("?language=de&sort=price&size=1", 200);
    var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
    assertThat(next.find()).isTrue();
    assertThat(page(next.group(1).replace("&amp;", "&"), 200))
        .contains("Bob", "speaks German")
        .doesNotContain("Lovelace");
  }

  @Test
  void moreMentorsCostNoMoreStatements() throws Exception {
    page("", 200);
    int before = statements.of(() -> page("?sort=price", 200)).size();
    for (int i = 0; i < 30; i++) {
      fixture.bookableMentor("Ola", "SQL", "de");
    }
    page("", 200);

    assertThat(statements.of(() -> page("?sort=price", 200))).hasSize(before).hasSizeLessThan(6);
  }

  /** The address of the last link before a text of the page. */
  private static String addressOf(String page, String text) {
    var links = Pattern.compile("href=\"([^\"]+)\"").matcher(page);
    var address = "";
    while (links.find() && links.start() < page.indexOf(text)) {
      address = links.group(1);
    }
    return address.replace("&amp;", "&").replaceFirst("^/recommendations/mentors", "");
  }

  private String page(String query, int status, Cookie... cookies) throws Exception {
    var request =
        get(URI.create("/recommendations/mentors" + query)).with(LoggedInAs.mentee(mentee));
    var response =
        mvc.perform(cookies.length == 0 ? request : request.cookie(cookies))
            .andReturn()
            .getResponse();
    assertThat(response.getStatus()).isEqualTo(status);
    return response.getContentAsString();
  }
}
