package dev.tandem.billing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.account.PaymentStatus;
import dev.tandem.billing.account.Rates;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.invoice.DocumentStatus;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.PageStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the pages say and offer about payments, invoices and credits in each state. What is inserted
 * is rolled back: no event led to it, and nobody gives a draft a number.
 */
@BillingTests
@Transactional
class MoneyStatesTests {

  static final Map<String, String> ACTIONS =
      Map.of(
          "BUY", "/billing/packs",
          "PDF", ".pdf",
          "SETTLE", "Mark as paid",
          "PAY", "value=\"pack\">");

  /** So that it is on the first page, whatever other tests with clocks of their own have left. */
  private static final Instant LATER_THAN_OTHERS = Instant.now().plus(Duration.ofDays(3650));

  @Autowired MockMvc mvc;
  @Autowired Accounts accounts;
  @Autowired JdbcClient jdbc;

  final UUID booking = UUID.randomUUID();
  final UUID mentee = UUID.randomUUID();
  final UUID mentor = UUID.randomUUID();

  enum CreditsState {
    NONE,
    TOO_FEW,
    EXPIRED,
    OTHER_CURRENCY,
    ENOUGH
  }

  static List<PageStates.Row> payments() {
    return PageStates.of("PAYMENT");
  }

  static List<PageStates.Row> otherPayments() {
    return Stream.of(FundingKind.PACK, FundingKind.COHORT)
        .flatMap(kind -> PageStates.of("PAYMENT " + kind).stream())
        .toList();
  }

  static List<PageStates.Row> invoices() {
    return PageStates.of("INVOICE");
  }

  static List<PageStates.Row> credits() {
    return PageStates.of("CREDITS");
  }

  @Test
  void everyStateHasALineForEachViewer() {
    PageStates.assertComplete(
        "PAYMENT", PaymentStatus.values(), "MENTEE", "MENTOR", "OPERATOR", "STRANGER");
    PageStates.assertComplete("PAYMENT PACK", PaymentStatus.values(), "MENTEE");
    PageStates.assertComplete("PAYMENT COHORT", PaymentStatus.values(), "MENTEE");
    PageStates.assertComplete("INVOICE", DocumentStatus.values(), "MENTEE", "OPERATOR", "STRANGER");
    PageStates.assertComplete("CREDITS", CreditsState.values(), "MENTEE");
  }

  @ParameterizedTest
  @MethodSource("payments")
  void aPaymentSaysWhatIsTrue(PageStates.Row row) throws Exception {
    insertPayment(PaymentStatus.valueOf(row.state()), FundingKind.CARD);

    assertRow(row, read("/billing/fragments/bookings/" + booking, row.viewer()));
  }

  @ParameterizedTest
  @MethodSource("otherPayments")
  void whatNoCardPaidSaysWhatIsTrue(PageStates.Row row) throws Exception {
    insertPayment(
        PaymentStatus.valueOf(row.state()), FundingKind.valueOf(row.subject().split(" ")[1]));

    var response = read("/billing/fragments/bookings/" + booking, row.viewer());

    assertRow(row, response);
    assertThat(PageStates.textOf(response.getContentAsString()))
        .doesNotContain("card", "was paid billed", "paid 119.00 EUR billed");
  }

  @ParameterizedTest
  @MethodSource("invoices")
  void anInvoiceSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    insertInvoice(DocumentStatus.valueOf(row.state()));

    var page = read("/billing/invoices", row.viewer()).getContentAsString();

    var line = lineOf(page);
    row.assertSaid(PageStates.textOf(line));
    assertThat(offered(line)).isEqualTo(row.offers());
  }

  /** The line of the booking's document, or the whole page where it is not listed. */
  private String lineOf(String page) {
    int at = page.indexOf("/scheduling/sessions/" + booking);
    return at < 0 ? page : page.substring(page.lastIndexOf("<tr>", at), page.indexOf("</tr>", at));
  }

  @ParameterizedTest
  @MethodSource("credits")
  void theChoiceOfCreditsSaysAndOffersWhatIsTrue(PageStates.Row row) throws Exception {
    var later = Instant.now().plus(Duration.ofDays(30));
    switch (CreditsState.valueOf(row.state())) {
      case NONE -> {}
      case TOO_FEW -> insertCredits("EUR", 1_000, later);
      case EXPIRED -> insertCredits("EUR", 5_000, Instant.now().minusSeconds(1));
      case OTHER_CURRENCY -> insertCredits("GBP", 5_000, later);
      case ENOUGH -> insertCredits("EUR", 5_000, later);
    }

    assertRow(row, read("/billing/fragments/credits-option?minor=5000&currency=EUR", row.viewer()));
  }

  private void assertRow(PageStates.Row row, MockHttpServletResponse response) throws Exception {
    assertThat(response.getStatus()).isEqualTo(row.isNotFound() ? 404 : 200);
    if (!row.isNotFound()) {
      var page = response.getContentAsString();
      row.assertSaid(PageStates.textOf(page));
      assertThat(offered(page)).isEqualTo(row.offers());
    }
  }

  private static TreeSet<String> offered(String page) {
    return ACTIONS.entrySet().stream()
        .filter(action -> page.contains(action.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private MockHttpServletResponse read(String path, String viewer) throws Exception {
    var user =
        switch (viewer) {
          case "MENTEE" -> LoggedInAs.mentee(mentee);
          case "MENTOR" -> LoggedInAs.mentor(mentor);
          case "OPERATOR" -> LoggedInAs.operator();
          default -> LoggedInAs.mentee(UUID.randomUUID());
        };
    return mvc.perform(get(path).with(user)).andReturn().getResponse();
  }

  private void insertPayment(PaymentStatus status, FundingKind kind) {
    var now = Instant.now();
    var request =
        new RequestPayment(
            booking,
            mentor,
            mentee,
            null,
            kind,
            Money.of(11_900, "EUR"),
            new Rates(1500, 1900),
            1,
            now.plus(Duration.ofDays(1)),
            true,
            null,
            now);
    accounts.handle(StreamId.payment(booking), Deciders.PAYMENT, request);
    jdbc.sql(
            """
            update billing.payment set refunded = ?, status = ?, reason = ?
            where booking_id = ?
            """)
        .params(
            status == PaymentStatus.REFUNDED ? 11_900 : 0,
            status.name(),
            kind == FundingKind.CARD ? "The card was declined." : "It did not suffice.",
            booking)
        .update();
    if (status == PaymentStatus.EARNED) {
      jdbc.sql(
              """
              insert into billing.earning (booking_id, mentor_id, currency, amount, release_at, status)
              values (?, ?, 'EUR', 8215, now(), 'PENDING')
              """)
          .params(booking, mentor)
          .update();
    }
  }

  private void insertInvoice(DocumentStatus status) {
    var id = UUID.randomUUID();
    var kind = status == DocumentStatus.CREDITED ? "CREDIT_NOTE" : "INVOICE";
    var at = status == DocumentStatus.DRAFT ? null : java.sql.Timestamp.from(LATER_THAN_OTHERS);
    jdbc.sql(
            """
            insert into billing.document (id, kind, number, member_id, booking_id, currency, total, vat, credited,
              drafted_at, finalised_at, announced_at, paid_at, due_on)
            values (:id, :kind, :number, :member, :booking, 'EUR', 11900, 1900, :credited, :drafted, :at, :at,
              case when :paid then now() end, case when :due then current_date + 14 end)
            """)
        .param("id", id)
        .param("kind", kind)
        .param("number", at == null ? null : "T-" + id.toString().substring(0, 8))
        .param("member", mentee)
        .param("booking", booking)
        .param("credited", status == DocumentStatus.SETTLED ? 11_900 : 0)
        .param("drafted", java.sql.Timestamp.from(LATER_THAN_OTHERS))
        .param("at", at)
        .param("paid", status == DocumentStatus.PAID)
        .param("due", status == DocumentStatus.DUE)
        .update();
    jdbc.sql("insert into billing.document_line values (?, 0, 'Mentoring session', 11900, 1900)")
        .param(id)
        .update();
  }

  private void insertCredits(String currency, long minor, Instant expiresAt) {
    jdbc.sql(
            """
            insert into billing.lot (id, member_id, currency, bought, remaining, bought_at,
              expires_at) values (?, ?, ?, ?, ?, now(), ?)
            """)
        .params(UUID.randomUUID(), mentee, currency, minor, minor)
        .param(java.sql.Timestamp.from(expiresAt))
        .update();
  }
}
