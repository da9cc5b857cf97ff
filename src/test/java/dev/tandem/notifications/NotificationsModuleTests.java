package dev.tandem.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.PasswordChanged;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.DecidedSettings;
import dev.tandem.preferences.events.PreferencesChanged;
import dev.tandem.testing.LoggedInAs;
import dev.tandem.testing.ModuleTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;

/** The module without a mail server: what would be sent can be read. */
@ModuleTest
class NotificationsModuleTests {

  private static final String SECRET = "eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]{20,}";
  private static final Pattern TOKEN = Pattern.compile("token=([\\w.%-]+)");

  @Autowired ApplicationContext context;
  @Autowired ListableBeanFactory beans;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  NotificationsFixture fixture;

  @BeforeEach
  void setUp() {
    fixture = new NotificationsFixture(beans);
  }

  @Test
  void startsWithoutTheBeansOfOtherModules() {
    assertThat(context.getBeanDefinitionNames())
        .extracting(it -> context.getType(it))
        .filteredOn(it -> it != null)
        .extracting(Class::getPackageName)
        .noneMatch(it ->
            it.matches(
                "dev\\.tandem\\.(members|scheduling|billing|portal|preferences|recommendations|rollout).*"))
        .contains("dev.tandem.notifications");
  }

  @Test
  void aBookedSessionIsReadInTheOutboxAndByItsReader() throws Exception {
    var now = clock.instant();
    var mentor = fixture.mentor("Ada <b>Okafor</b>", "Africa/Lagos", now);
    var mentee = fixture.mentee(now);
    fixture.address(mentee, mentee + "@example.org", "Mia", "en");
    var offering = fixture.offering(mentor, "Query plans", now);
    fixture.confirmedBooking(mentor, mentee, offering, now.plus(Duration.ofDays(9)), now);

    var id = kept(mentee, "BOOKED");
    operator("/notifications/outbox?search=" + mentee)
        .andExpect(shows("No mail server is configured"))
        .andExpect(shows("Booked: Query plans with Ada &lt;b&gt;Okafor&lt;/b&gt;"))
        .andExpect(shows(mentee + "@example.org"))
        .andExpect(shows("No mail server is configured, so it was sent to nobody"));
    operator("/notifications/outbox/" + id)
        .andExpect(shows("Hello Mia,"))
        .andExpect(shows("METHOD:REQUEST"));
    operator("/notifications/outbox/" + id + "/mail")
        .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
        .andExpect(shows("Ada &lt;b&gt;Okafor"))
        .andExpect(content().string(not(containsString("Ada <b>"))));
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isOk())
        .andExpect(shows("Booked: Query plans"));
    mvc.perform(get("/notifications/messages/" + id).with(LoggedInAs.mentee(mentee)))
        .andExpect(shows("Your session with Ada"));
    mvc.perform(get("/notifications/messages/" + id).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isNotFound());
    mvc.perform(get("/notifications/outbox").with(LoggedInAs.mentee(mentee)))
        .andExpect(status().isForbidden());
  }

  @Test
  void whatHappenedLongAgoIsLearnedAndToldToNobody() {
    var now = clock.instant();
    var mentor = fixture.mentor("Bo", "UTC", now);
    var mentee = fixture.mentee(now);
    var offering = fixture.offering(mentor, "T", now);
    var startsAt = now.plus(Duration.ofDays(2));
    var booking =
        fixture.confirmedBooking(mentor, mentee, offering, startsAt, now.minus(Duration.ofDays(4)));

    assertThat(
            jdbc.sql("select count(*) from notifications.message where member_id = ?")
                .param(mentee)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select count(*) from notifications.reminder where booking_id = ?")
                .param(booking)
                .query(Long.class)
                .single())
        .isEqualTo(4);
  }

  @Test
  void theOutboxFindsByKindAndStatusAndRefusesOthers() throws Exception {
    var now = clock.instant();
    var mentee = fixture.mentee(now);
    var mentor = fixture.mentor("Bo", "UTC", now);
    fixture.confirmedBooking(
        mentor, mentee, fixture.offering(mentor, "T", now), now.plus(Duration.ofDays(1)), now);
    kept(mentee, "BOOKED");

    mvc.perform(
            get("/api/notifications/outbox?kind=booked&status=kept&search=" + mentee)
                .with(LoggedInAs.operator()))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].kind").value("booked"));
    mvc.perform(get("/api/notifications/outbox?kind=failed-thing").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
    operator("/notifications/outbox?search=nobody-at-all@example.org")
        .andExpect(shows("No message matches"));
  }

  @Test
  void aVisitorGetsALinkAndTheAddressBelongsToTheMemberWhoFollowsIt() throws Exception {
    var address = UUID.randomUUID() + "@Example.ORG";
    mvc.perform(
            post("/notifications/sign-up")
                .param("address", address)
                .param("name", "Mia Lindqvist")
                .param("language", "de")
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(shows("Look into your mailbox"));

    var contact = contactOf(address);
    var id = keptFor(contact, "SIGN_UP");
    operator("/notifications/outbox/" + id)
        .andExpect(shows("Willkommen bei Tandem"))
        .andExpect(shows("/access/welcome?token="));
    var member = UUID.randomUUID();
    fixture.deliver(
        new SignInCreated(
            EventMetadata.about(member, 1, clock.instant()), member, Role.MENTEE, contact));
    mvc.perform(get("/notifications/address").with(LoggedInAs.mentee(member)))
        .andExpect(shows(address.toLowerCase()));

    mvc.perform(post("/notifications/sign-up").param("address", address).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(shows("Look into your mailbox"));
    var second = keptFor(contact, "KNOWN_ADDRESS");
    operator("/notifications/outbox/" + second).andExpect(shows("Sie haben schon ein Konto"));
    mvc.perform(post("/notifications/password-link").param("address", address).with(csrf()))
        .andExpect(shows("Look into your mailbox"));
    operator("/notifications/outbox/" + kept(member, "PASSWORD_LINK"))
        .andExpect(shows("/access/new-password?token="));
  }

  @Test
  void anUnknownAddressGetsTheSameAnswerAndNoMessage() throws Exception {
    var address = UUID.randomUUID() + "@example.org";
    mvc.perform(post("/notifications/password-link").param("address", address).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(shows("Look into your mailbox"));
    await()
        .until(() ->
            jdbc.sql("select handled from notifications.address_request where address = ?")
                .param(address)
                .query(Boolean.class)
                .single());
    assertThat(
            jdbc.sql("select count(*) from notifications.contact where address = ?")
                .param(address)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void anAddressGetsAFewLinksInAnHourHoweverOftenSomebodyAsks() throws Exception {
    var name = UUID.randomUUID();
    for (int i = 0; i < 20; i++) {
      mvc.perform(
              post("/notifications/sign-up")
                  .param("address", name + "+" + i + "@example.org")
                  .with(csrf()))
          .andExpect(status().isOk());
    }
    assertThat(
            jdbc.sql("select count(*) from notifications.address_request where mailbox_key = ?")
                .param(name + "@example.org")
                .query(Long.class)
                .single())
        .isEqualTo(3);
  }

  @Test
  void aChangeOfAddressIsConfirmedByALinkAndToldToTheOldAddress() throws Exception {
    var member = UUID.randomUUID();
    var old = fixture.address(member, member + "@example.org", "Mia", "en");
    var wanted = member + "@example.net";
    mvc.perform(
            post("/notifications/address")
                .param("address", wanted)
                .with(csrf())
                .with(LoggedInAs.mentee(member)))
        .andExpect(redirectedUrl("/notifications/address"));
    mvc.perform(get("/notifications/address").with(LoggedInAs.mentee(member)))
        .andExpect(shows("Messages go to <b>" + member + "@example.org"))
        .andExpect(shows("A link was sent to <b>" + wanted));

    var token = token(keptFor(contactOf(wanted), "ADDRESS_VERIFICATION"));
    mvc.perform(get("/notifications/verification").param("token", token))
        .andExpect(status().isOk())
        .andExpect(shows("This address is mine"));
    assertThat(addressOf(member)).isEqualTo(member + "@example.org");
    for (int i = 0; i < 2; i++) {
      mvc.perform(post("/notifications/verification").param("token", token).with(csrf()))
          .andExpect(status().isOk())
          .andExpect(shows("Your address is confirmed"));
    }
    assertThat(addressOf(member)).isEqualTo(wanted);
    operator("/notifications/outbox/" + keptFor(old.value(), "ADDRESS_CHANGED"))
        .andExpect(shows("Messages of Tandem go to another address now"));
  }

  @Test
  void aLinkToAnAddressThatWasReplacedMeanwhileIsRefused() throws Exception {
    var member = UUID.randomUUID();
    for (var address : new String[] {member + "@one.example", member + "@two.example"}) {
      mvc.perform(
              post("/notifications/address")
                  .param("address", address)
                  .with(csrf())
                  .with(LoggedInAs.mentee(member)))
          .andExpect(status().is3xxRedirection());
    }
    var token = token(keptFor(contactOf(member + "@one.example"), "ADDRESS_VERIFICATION"));
    mvc.perform(post("/notifications/verification").param("token", token).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(shows("This link has been used already"));
    mvc.perform(post("/notifications/verification").param("token", token + "x").with(csrf()))
        .andExpect(status().isUnprocessableContent());
    assertThat(
            jdbc.sql(
                    "select count(*) from notifications.contact where member_id = ? and status = 'VERIFIED'")
                .param(member)
                .query(Long.class)
                .single())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mia",
        "mia@",
        "@example.org",
        "mia@example",
        "mia@example..org",
        "mia@-example.org",
        "mia@127.0.0.1",
        "mia@example.org\r\nBcc: all@example.org",
        "mia\n@example.org",
        "mia, bo@example.org",
        "mia@example.org,bo@example.org",
        "<mia@example.org>",
        "mia@exa mple.org",
        "mía@example.org",
        "mia@straße.de"
      })
  void whatIsNoAddressIsRefusedWithASentenceAndNothingChanges(String address) throws Exception {
    var before = countRequests();
    mvc.perform(post("/notifications/sign-up").param("address", address).with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(shows("<h1"));
    assertThat(countRequests()).isEqualTo(before);
  }

  @Test
  void anOperatorInvitesEntersAddressesAndRecordsBounces() throws Exception {
    var member = UUID.randomUUID();
    var address = member + "@example.org";
    mvc.perform(
            put("/api/notifications/members/" + member + "/address")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"address\":\"%s\",\"name\":\"Mia\"}".formatted(address))
                .with(LoggedInAs.operator()))
        .andExpect(status().isNoContent());
    assertThat(addressOf(member)).isEqualTo(address);
    bounce(address, "HARD")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.type").value("urn:tandem:problem:address-never-used"));
    mvc.perform(
            put("/api/notifications/members/" + member + "/address")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"address\":\"%s\"}".formatted(address))
                .with(LoggedInAs.mentee(member)))
        .andExpect(status().isForbidden());

    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            values (?, ?, ?, 'BOOKED', 'BOOKING_CHANGES', '{}', 'SENT', now(), now(), now())
            """)
        .params(UUID.randomUUID(), UUID.randomUUID(), member)
        .update();
    bounce(address, "HARD").andExpect(status().isNoContent());
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(member)))
        .andExpect(shows("came back"));
    operator("/notifications/addresses?blocked=true&search=" + member).andExpect(shows("bounced"));

    var invited = UUID.randomUUID() + "@example.org";
    mvc.perform(
            post("/notifications/invitations")
                .param("address", invited)
                .param("name", "Bo")
                .param("role", "MENTOR")
                .with(csrf())
                .with(LoggedInAs.operator()))
        .andExpect(redirectedUrl("/notifications/invitations?sent"));
    operator("/notifications/outbox/" + keptFor(contactOf(invited), "INVITATION"))
        .andExpect(shows("You are invited to Tandem as mentor"))
        .andExpect(shows("/access/welcome?token="));
  }

  @Test
  void whatWasSentToOneAddressOfAMemberSaysNothingOfTheirOthers() throws Exception {
    var member = UUID.randomUUID();
    var address = member + "@example.org";
    new NotificationsFixture(beans).address(member, address, "Mia", "en");
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            values (gen_random_uuid(), gen_random_uuid(), ?, 'BOOKED', 'BOOKING_CHANGES', '{}',
              'SENT', now(), now(), now())
            """)
        .param(member)
        .update();
    var next = "next-" + address;
    mvc.perform(
            post("/notifications/address")
                .param("address", next)
                .with(csrf())
                .with(LoggedInAs.mentee(member)))
        .andExpect(status().is3xxRedirection());
    bounce(next, "HARD").andExpect(status().isUnprocessableContent());
    assertThat(
            jdbc.sql("select blocked from notifications.contact where address = ?")
                .param(next)
                .query(String.class)
                .optional())
        .isEmpty();
    bounce(address, "HARD").andExpect(status().isNoContent());
  }

  @Test
  void aNewcomerWhoseAddressSomebodyElseHasVerifiedMeanwhileStopsNoEvent() {
    var taken = UUID.randomUUID() + "@example.org";
    var contact = UUID.randomUUID();
    jdbc.sql(
            """
            insert into notifications.contact (id, version, address, address_key, display_name,
              language, status, created_at) values (?, 1, ?, ?, '', 'en', 'PENDING', now())
            """)
        .params(contact, taken, taken)
        .update();
    fixture.address(UUID.randomUUID(), taken, "", "en");
    var newcomer = UUID.randomUUID();
    fixture.deliver(
        new SignInCreated(
            EventMetadata.about(newcomer, 1, clock.instant()), newcomer, Role.MENTEE, contact));
    assertThat(
            jdbc.sql("select count(*) from notifications.contact where member_id = ?")
                .param(newcomer)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whoseAddressWasBlockedConfirmsItAgainAndIsReached() throws Exception {
    var member = UUID.randomUUID();
    var address = member + "@example.org";
    var blocked = fixture.address(member, address, "Mia", "en");
    jdbc.sql(
            "update notifications.contact set blocked = 'BOUNCED', blocked_at = now() where id = ?")
        .param(blocked.value())
        .update();
    mvc.perform(
            post("/notifications/address")
                .param("address", address)
                .with(csrf())
                .with(LoggedInAs.mentee(member)))
        .andExpect(status().is3xxRedirection());
    var again =
        jdbc.sql("select id from notifications.contact where member_id = ? and status = 'PENDING'")
            .param(member)
            .query(UUID.class)
            .single();
    mvc.perform(
            post("/notifications/verification")
                .param("token", token(keptFor(again, "ADDRESS_VERIFICATION")))
                .with(csrf()))
        .andExpect(status().isOk())
        .andExpect(shows("Your address is confirmed"));
    assertThat(
            jdbc.sql(
                    "select count(*) from notifications.contact where member_id = ? and status = 'VERIFIED' and blocked is null")
                .param(member)
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void whoeverKeepsTheAddressOrHasANewPasswordEndsTheChangeThatWasBegun() throws Exception {
    var member = UUID.randomUUID();
    var current = member + "@example.org";
    fixture.address(member, current, "Mia", "en");
    enter(member, "wrong-" + current);
    enter(member, current);
    assertThat(pendingOf(member)).isZero();

    enter(member, "stranger-" + current);
    fixture.deliver(new PasswordChanged(EventMetadata.about(member, 2, clock.instant()), member));
    var token = token(keptFor(contactOf("stranger-" + current), "ADDRESS_VERIFICATION"));
    mvc.perform(post("/notifications/verification").param("token", token).with(csrf()))
        .andExpect(status().isUnprocessableContent());
    assertThat(addressOf(member)).isEqualTo(current);
  }

  private void enter(UUID member, String address) throws Exception {
    mvc.perform(
            post("/notifications/address")
                .param("address", address)
                .with(csrf())
                .with(LoggedInAs.mentee(member)))
        .andExpect(status().is3xxRedirection());
  }

  private long pendingOf(UUID member) {
    return jdbc.sql(
            "select count(*) from notifications.contact where member_id = ? and status = 'PENDING'")
        .param(member)
        .query(Long.class)
        .single();
  }

  @Test
  void theLanguageOfTheAddressHoldsUntilTheMemberChoosesOne() throws Exception {
    var member = UUID.randomUUID();
    fixture.address(member, member + "@example.org", "Mia", "de");
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            values (gen_random_uuid(), gen_random_uuid(), ?, 'PASSWORD_CHANGED', 'SECURITY', '{}',
              'SENT', now(), now(), now())
            """)
        .param(member)
        .update();
    fixture.deliver(settings(member, 1, false));
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(member)))
        .andExpect(shows("Ihr Passwort wurde geändert"));
    fixture.deliver(settings(member, 2, true));
    mvc.perform(get("/notifications/messages").with(LoggedInAs.mentee(member)))
        .andExpect(shows("Your password was changed"));
  }

  private PreferencesChanged settings(UUID member, long version, boolean languageChosen) {
    return new PreferencesChanged(
        EventMetadata.about(member, version, clock.instant()),
        member,
        List.of(),
        new DecidedSettings(
            "UTC", "en", "24h", "monday", List.of(), "everyone", "full", languageChosen));
  }

  private ResultActions bounce(String address, String kind) throws Exception {
    return mvc.perform(
        post("/api/notifications/bounces")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"address\":\"%s\",\"kind\":\"%s\"}".formatted(address, kind))
            .with(LoggedInAs.operator()));
  }

  private ResultActions operator(String path) throws Exception {
    return mvc.perform(get(path).with(LoggedInAs.operator())).andExpect(status().isOk());
  }

  /** A link is made whenever its message is written or looked at, and kept nowhere. */
  @AfterEach
  void noTableHoldsTheSecretOfALink() {
    var tables =
        jdbc.sql(
                """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_schema in ('notifications', 'eventing') and table_type = 'BASE TABLE'
                """)
            .query(String.class)
            .list();
    assertThat(tables)
        .isNotEmpty()
        .allSatisfy(table ->
            assertThat(
                    jdbc.sql("select t::text from " + table + " t where t::text ~ ?")
                        .param(SECRET)
                        .query(String.class)
                        .list())
                .as(table)
                .isEmpty());
  }

  private String token(UUID message) throws Exception {
    var page =
        operator("/notifications/outbox/" + message).andReturn().getResponse().getContentAsString();
    var matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    var token = URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
    assertThat(token).matches(SECRET);
    return token;
  }

  private UUID kept(UUID member, String kind) {
    return await()
        .until(
            () ->
                jdbc.sql(
                        """
                        select id from notifications.message
                        where member_id = ? and kind = ? and status = 'KEPT'
                        """)
                    .params(member, kind)
                    .query(UUID.class)
                    .optional()
                    .orElse(null),
            it -> it != null);
  }

  private UUID keptFor(UUID contact, String kind) {
    return await()
        .until(
            () ->
                jdbc.sql(
                        """
                        select id from notifications.message
                        where contact_id = ? and kind = ? and status = 'KEPT'
                        """)
                    .params(contact, kind)
                    .query(UUID.class)
                    .optional()
                    .orElse(null),
            it -> it != null);
  }

  private UUID contactOf(String address) {
    return await()
        .until(
            () ->
                jdbc.sql("select id from notifications.contact where address_key = lower(?)")
                    .param(address)
                    .query(UUID.class)
                    .optional()
                    .orElse(null),
            it -> it != null);
  }

  private String addressOf(UUID member) {
    return jdbc.sql(
            "select address from notifications.contact where member_id = ? and status = 'VERIFIED'")
        .param(member)
        .query(String.class)
        .single();
  }

  private long countRequests() {
    return jdbc.sql("select count(*) from notifications.address_request")
        .query(Long.class)
        .single();
  }

  private static ResultMatcher shows(String text) {
    return content().string(containsString(text));
  }
}
