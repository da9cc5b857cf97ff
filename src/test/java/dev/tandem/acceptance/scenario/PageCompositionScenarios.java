package dev.tandem.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The browser composes pages from fragments of the modules. */
abstract class PageCompositionScenarios {

  private static final Pattern FRAGMENT = Pattern.compile("hx-get=\"(/[^\"]+)\"");

  private final TandemClient tandem;

  PageCompositionScenarios(TandemClient tandem) {
    this.tandem = tandem;
  }

  @Test
  void everyFragmentOfAMenteesPagesLoads() {
    var mentee = tandem.createMentee();
    var mentor = tandem.createMentor();
    var booking =
        tandem.bookAndConfirm(mentee, tandem.createOffering(mentor), tandem.daysFromNow(3, 10));
    var browser = tandem.signInBrowser(mentee);

    assertAllFragmentsLoad(browser, "/");
    assertAllFragmentsLoad(browser, "/recommendations/mentors");
    assertAllFragmentsLoad(browser, "/portal/mentors/" + mentor.id());
    assertAllFragmentsLoad(browser, "/scheduling/sessions/" + booking);
    assertAllFragmentsLoad(browser, "/billing/invoices");
  }

  @Test
  void aMentorsPagesShowWeekOfferingsAndEarnings() {
    var mentor = tandem.createMentor();
    tandem.createOffering(mentor);
    var browser = tandem.signInBrowser(mentor);

    assertThat(browser.get("/scheduling/offerings").expectStatus(200).text())
        .contains("Java, one to one");
    assertAllFragmentsLoad(browser, "/scheduling/week");
    assertAllFragmentsLoad(browser, "/billing/earnings");
  }

  @Test
  void anOperatorsPagesShowTheLedgerTheEventsAndEveryBooking() {
    var operator = tandem.anonymous().signInByForm("operator", TandemClient.OPERATOR_PASSWORD);

    assertThat(operator.get("/billing/ledger").expectStatus(200).text()).contains("psp:clearing");
    assertThat(operator.get("/billing/fragments/invariants").expectStatus(200).text())
        .contains("Debits equal credits");
    assertThat(operator.get("/eventing").expectStatus(200).text()).contains("billing.");
    assertAllFragmentsLoad(operator, "/scheduling/bookings");
    assertAllFragmentsLoad(operator, "/members/people");
  }

  @Test
  void anAnonymousUserIsRedirectedToTheSignInPage() {
    var response = tandem.anonymous().get("/billing/invoices", "Accept", "text/html");
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElse("")).contains("/access/sign-in");
  }

  private static void assertAllFragmentsLoad(ApiUser browser, String path) {
    var page = browser.get(path).expectStatus(200).text();
    assertThat(page).contains("<main");
    var fragments = FRAGMENT.matcher(page).results().map(it -> it.group(1)).distinct().toList();
    for (var fragment : fragments) {
      assertThat(browser.get(fragment.replace("&amp;", "&"), "HX-Request", "true").status())
          .as(fragment + " on " + path)
          .isBetween(200, 299);
    }
  }
}
