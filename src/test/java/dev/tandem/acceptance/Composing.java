package dev.tandem.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages are put together in the browser from the modules' own fragments. */
interface Composing extends Chapter {

  Pattern FRAGMENT = Pattern.compile("hx-get=\"(/[^\"]+)\"");

  @Test
  default void everyFragmentOfAMenteesPagesIsThere() {
    var mentee = tandem().mentee();
    var mentor = tandem().mentor();
    var booking = tandem().confirmed(mentee, tandem().offering(mentor), tandem().at(3, 10));
    var browser = tandem().browser(mentee);

    assertWhole(browser, "/");
    assertWhole(browser, "/portal/mentors/" + mentor.id());
    assertWhole(browser, "/scheduling/sessions/" + booking);
    assertWhole(browser, "/billing/invoices");
  }

  @Test
  default void aMentorHasTheirWeekTheirOfferingsAndTheirEarnings() {
    var mentor = tandem().mentor();
    tandem().offering(mentor);
    var browser = tandem().browser(mentor);

    assertThat(browser.get("/scheduling/offerings").expect(200).text())
        .contains("Java, one to one");
    assertWhole(browser, "/scheduling/week");
    assertWhole(browser, "/billing/earnings");
  }

  @Test
  default void anOperatorsPagesShowTheLedgerTheEventsAndEveryBooking() {
    var operator = tandem().stranger().signedIn("operator", Platform.PASSWORD);

    assertThat(operator.get("/billing/ledger").expect(200).text()).contains("psp:clearing");
    assertThat(operator.get("/billing/fragments/invariants").expect(200).text())
        .contains("Debits equal credits");
    assertThat(operator.get("/eventing").expect(200).text()).contains("billing.");
    assertWhole(operator, "/scheduling/bookings");
    assertWhole(operator, "/members/people");
  }

  @Test
  default void whoIsNotSignedInIsLedToTheDoorAndBack() {
    var answer = tandem().stranger().get("/billing/invoices", "Accept", "text/html");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("/access/sign-in");
  }

  private static void assertWhole(Someone browser, String path) {
    var page = browser.get(path).expect(200).text();
    assertThat(page).contains("<main");
    var fragments = FRAGMENT.matcher(page).results().map(it -> it.group(1)).distinct().toList();
    for (var fragment : fragments) {
      assertThat(browser.get(fragment.replace("&amp;", "&"), "HX-Request", "true").status())
          .as(fragment + " of " + path)
          .isBetween(200, 299);
    }
  }
}
