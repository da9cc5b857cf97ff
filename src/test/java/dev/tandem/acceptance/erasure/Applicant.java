package dev.tandem.acceptance.erasure;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.tandem.acceptance.environment.ApiResponse;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.testing.JdbcRows;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Somebody who signs up, applies as a mentor, answers a question and is declined. */
final class Applicant {

  private static final Pattern TOKEN = Pattern.compile("token=([\\w.~%-]+)");

  private final TandemClient tandem;
  private final Canaries canaries;
  private final GreenMail mailbox;
  private final ApiUser browser;

  Applicant(TandemClient tandem, Canaries canaries, GreenMail mailbox) {
    this.tandem = tandem;
    this.canaries = canaries;
    this.mailbox = mailbox;
    this.browser = tandem.anonymous().newBrowser();
  }

  /** Does all of it; returns who it is. */
  ApiUser apply(String databaseUrl) {
    signUp();
    submit(
        "application",
        "name",
        canaries.next("application.name"),
        "headline",
        canaries.next("application.headline"),
        "bio",
        canaries.next("application.bio"),
        "skills",
        canaries.next("application.skills"),
        "languages",
        "English",
        "zone",
        "Africa/Lagos",
        "capacity",
        "3",
        "answer",
        canaries.next("application.first-answer"),
        "answer",
        canaries.next("application.second-answer"),
        "answer",
        canaries.next("application.third-answer"));
    var id =
        JdbcRows.firstColumn(databaseUrl, "select id from members.mentor_application").getFirst();
    var operator = tandem.anonymous().signInByForm("operator", TandemClient.OPERATOR_PASSWORD);
    var application = "/members/applications/" + id;
    operator.get(application).expectStatus(200);
    send(operator, application + "/questions", "text", canaries.next("application.question"));
    submit("answer", "text", canaries.next("application.answer"));
    send(operator, application + "/decline", "text", canaries.next("application.decision"));
    tandem.awaitAllEventsHandled();
    return tandem.withNewToken(tandem.anonymous().withToken(id, ""));
  }

  private void signUp() {
    var address = canaries.next("contact.address") + "@example.org";
    browser.get("/notifications/sign-up").expectStatus(200);
    send(
        browser,
        "/notifications/sign-up",
        "address",
        address,
        "name",
        canaries.next("contact.name"),
        "language",
        "en");
    eventually().until(() -> mailbox.getReceivedMessages().length > 0);
    var token = tokenIn(text(mailbox.getReceivedMessages()[0]));
    browser.get("/access/welcome?token=" + token).expectStatus(200);
    send(
        browser,
        "/access/welcome",
        "token",
        token,
        "username",
        canaries.next("sign-in.username"),
        "password",
        "secret " + canaries.next("sign-in.password (never readable)"));
  }

  private void submit(String form, String... fields) {
    var token = tokenIn(browser.get("/access/fragments/joining").expectStatus(200).text());
    var all = Arrays.copyOf(fields, fields.length + 2);
    all[fields.length] = "token";
    all[fields.length + 1] = token;
    send(browser, "/members/fragments/joining/" + form, all);
  }

  private static void send(ApiUser user, String path, String... fields) {
    ApiResponse response = user.submitForm(path, fields);
    assertThat(response.status()).as(response.toString()).isLessThan(400);
  }

  private static String text(MimeMessage mail) {
    try {
      return String.valueOf(((Multipart) mail.getContent()).getBodyPart(0).getContent());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String tokenIn(String text) {
    var token = TOKEN.matcher(text);
    assertThat(token.find()).as(text).isTrue();
    return token.group(1);
  }
}
