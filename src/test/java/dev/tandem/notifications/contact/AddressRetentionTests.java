package dev.tandem.notifications.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.message.MessageId;
import dev.tandem.testing.GenericPlans;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.RecordedStatements;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An address of somebody who is no member is not kept for ever, nor what was sent to it. */
@ModuleTest
class AddressRetentionTests {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration INVITATION = Duration.ofDays(7);

  @Autowired AddressRetention retention;
  @Autowired AddressRequests requests;
  @Autowired ContactService contacts;
  @Autowired Bounces bounces;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired RecordedStatements statements;

  final UUID member = UUID.randomUUID();
  final String address = "stranger-" + member + "@example.org";
  final String name = "Stranger " + member;
  final String own = "own-" + member + "@example.org";

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void aSignUpThatNobodyFinishedIsForgottenThirtyDaysAfterItsLink() {
    signUp();
    var message = newestMessage().toString();

    prunedAfter(DAY.plus(KEPT).minus(HOUR));
    assertThat(kept(address, message)).containsExactly(address, message);

    prunedAfter(HOUR.plusMinutes(1));
    assertThat(kept(address, message)).isEmpty();
  }

  @Test
  void aSignUpThatCameBackIsForgottenWithItsReport() {
    signUp();
    jdbc.sql("update notifications.message set status = 'SENT' where id = ?")
        .param(newestMessage())
        .update();
    var message = new MessageId(newestMessage());
    assertThat(bounces.report(message, address, BounceKind.HARD, "5.1.1")).isTrue();

    prunedAfter(DAY.plus(KEPT).plusMinutes(1));

    assertThat(kept(address, message.value().toString())).isEmpty();
  }

  @Test
  void anInvitationThatNobodyTookUpIsForgottenThirtyDaysAfterItsSeven() {
    contacts.invite(null, address, name, "en", Role.MENTEE);
    await().until(this::noneWaits);

    prunedAfter(INVITATION.plus(KEPT).minus(HOUR));
    assertThat(kept(address)).containsExactly(address);

    prunedAfter(HOUR.plusMinutes(1));
    assertThat(kept(address, name)).isEmpty();
  }

  @Test
  void anAddressThatAMemberEnteredAndNobodyConfirmedIsForgottenAndTheConfirmedOneStays() {
    contacts.enter(member, own, "Mia", "en");
    contacts.change(member, "first-" + address, "Mia", "en");
    contacts.change(member, address, "Mia", "en");
    await().until(this::noneWaits);

    prunedAfter(DAY.plus(KEPT).plusMinutes(1));

    assertThat(kept(address, own)).containsExactly(own);
  }

  /** Messages about the change name the former address, which was confirmed once. */
  @Test
  void aFormerAddressOfAMemberStaysWithTheMember() {
    var former = "former-" + member + "@example.org";
    contacts.enter(member, former, "Mia", "en");
    contacts.enter(member, own, "Mia", "en");
    await().until(this::noneWaits);

    prunedAfter(DAY.plus(KEPT).plusMinutes(1));

    assertThat(kept(former, own)).containsExactly(former, own);
  }

  @Test
  void whoeverAsksAgainIsKeptAsLongAfterTheLastLink() {
    signUp();
    clock.advance(KEPT);
    signUp();

    prunedAfter(DAY.plus(KEPT).minus(HOUR));
    assertThat(messages()).isEqualTo(2);

    prunedAfter(HOUR.plusMinutes(1));
    assertThat(kept(address)).isEmpty();
  }

  @Test
  void whoFollowedTheLinkIsKept() {
    signUp();
    contacts.attach(new ContactId(contact()), member);

    prunedAfter(Duration.ofDays(400));

    assertThat(kept(address)).containsExactly(address);
  }

  @Test
  void aLinkThatIsStillToBeSentKeepsItsAddress() {
    signUp();
    jdbc.sql("update notifications.message set status = 'QUEUED', due_at = 'infinity' where id = ?")
        .param(newestMessage())
        .update();

    prunedAfter(DAY.plus(KEPT).plusMinutes(1));

    assertThat(kept(address)).containsExactly(address);
    jdbc.sql("delete from notifications.message where id = ?").param(newestMessage()).update();
  }

  /** The second request has locked the address, and its link is not to be seen yet. */
  @Test
  void whoAsksAgainAtThatMomentGetsALinkThatWorks() {
    signUp();
    clock.advance(DAY.plus(KEPT).plusMinutes(1));

    transaction.executeWithoutResult(_ -> {
      contacts.invite(null, address, name, "en", Role.MENTEE);
      CompletableFuture.runAsync(retention::prune).join();
    });
    retention.prune();

    assertThat(kept(address)).containsExactly(address);
    assertThat(messages()).isEqualTo(2);
  }

  @Test
  void aLinkForANewPasswordToAnUnknownAddressIsForgottenAfterADay() {
    requests.add(AddressRequestKind.PASSWORD, address, null, null);
    assertThat(kept(address)).containsExactly(address);

    clock.advance(DAY.plusMinutes(1));
    await().untilAsserted(() -> assertThat(kept(address)).isEmpty());
    assertThat(messages()).isZero();
  }

  @Test
  void thousandsAreForgottenWithoutReadingATableFromEndToEnd() throws Exception {
    addMany(5_000);
    var run = statements.of(retention::prune);
    assertThat(kept(address)).isEmpty();

    addMany(5_000);
    try (var plans = GenericPlans.in(jdbc)) {
      assertThat(plans.scansOf("contact|message|bounce|address_request", run)).isEmpty();
    }
  }

  @Test
  void aLinkIsHeardOfBeforeItsAddressMayBeForgotten() {
    var source = new MapConfigurationPropertySource();
    source.put("tandem.notifications.unverified-kept", "23h");

    assertThatThrownBy(
            () -> new Binder(source).bind("tandem.notifications", NotificationsProperties.class))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessage("tandem.notifications.unverified-kept is at least 1d");
  }

  private void signUp() {
    long before = messages();
    requests.add(AddressRequestKind.SIGN_UP, address, name, "en");
    await().until(() -> messages() == before + 1 && noneWaits());
  }

  private void prunedAfter(Duration duration) {
    clock.advance(duration);
    retention.prune();
    await().until(this::noRequestIsKept);
  }

  /** With many messages of members, which are not looked at. */
  private void addMany(int count) {
    jdbc.sql(
            """
            with stranger as (
              insert into notifications.contact (id, version, address, address_key, language, status,
                created_at)
              select uuidv7(), 1, n || :address, n || :address, 'en', 'PENDING',
                now() - interval '90 days' from generate_series(1, :count) n returning id)
            insert into notifications.message (id, cause_id, contact_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            select uuidv7(), uuidv7(), id, 'SIGN_UP', 'SECURITY', '{}', 'SENT',
              now() - interval '90 days', now(), now() - interval '90 days' from stranger
            """)
        .param("address", address)
        .param("count", count)
        .update();
    jdbc.sql(
            """
            insert into notifications.bounce (message_id, contact_id, kind, code, heard_at)
            select id, contact_id, 'HARD', '5.1.1', changed_at from notifications.message
            where contact_id is not null on conflict do nothing
            """)
        .update();
    jdbc.sql(
            """
            insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
              status, queued_at, due_at, changed_at)
            select uuidv7(), uuidv7(), uuidv7(), 'REMINDER', 'REMINDERS', '{}', 'SENT',
              now(), now(), now() from generate_series(1, :count)
            """)
        .param("count", count)
        .update();
  }

  private UUID contact() {
    return jdbc.sql("select id from notifications.contact where address_key = ?")
        .param(address)
        .query(UUID.class)
        .single();
  }

  private UUID newestMessage() {
    return jdbc.sql(
            """
            select id from notifications.message where contact_id = ? order by queued_at desc limit 1
            """)
        .param(contact())
        .query(UUID.class)
        .single();
  }

  private long messages() {
    return jdbc.sql(
            """
            select count(*) from notifications.message m
            join notifications.contact c on c.id = m.contact_id where c.address_key = ?
            """)
        .param(address)
        .query(Long.class)
        .single();
  }

  private boolean noneWaits() {
    return jdbc.sql(
            """
            select not exists (select from notifications.message m
                join notifications.contact c on c.id = m.contact_id
                where m.status in ('QUEUED', 'SENDING') and c.address_key like '%' || :address)
              and not exists (select from notifications.address_request
                where not handled and address = :address)
            """)
        .param("address", address)
        .query(Boolean.class)
        .single();
  }

  private boolean noRequestIsKept() {
    return jdbc.sql(
            "select not exists (select from notifications.address_request where address = ?)")
        .param(address)
        .query(Boolean.class)
        .single();
  }

  /** Those of the texts that stand anywhere in the tables of the module. */
  private List<String> kept(String... texts) {
    var tables =
        jdbc.sql(
                """
                select relname from pg_class
                where relnamespace = 'notifications'::regnamespace and relkind = 'r'
                """)
            .query(String.class)
            .list();
    return Arrays.stream(texts)
        .filter(text -> tables.stream().anyMatch(table -> hasText(table, text)))
        .toList();
  }

  private boolean hasText(String table, String text) {
    return jdbc.sql(
            "select exists (select from notifications.%s t where strpos(t::text, ?) > 0)"
                .formatted(table))
        .param(text)
        .query(Boolean.class)
        .single();
  }
}
