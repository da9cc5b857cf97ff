package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.ledger.LedgerAccount;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.scheduling.events.BookingCancelled;
import dev.tandem.scheduling.events.BookingExpired;
import dev.tandem.scheduling.events.BookingHeld;
import dev.tandem.scheduling.events.Funding;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.NoShowOutcome;
import dev.tandem.scheduling.events.NoShowReported;
import dev.tandem.scheduling.events.NoShowResolved;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.events.SessionCompleted;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One booking, its mentor and its mentee, whose events are published as scheduling would. */
public class BookingFixture {

  public final UUID booking = UUID.randomUUID();
  public final UUID mentor = UUID.randomUUID();
  public UUID mentee = UUID.randomUUID();
  public @Nullable UUID cohort;
  Money price = Money.of(11_900, "EUR");

  private final FixtureContext context;

  public BookingFixture(FixtureContext context) {
    this.context = context;
  }

  /** The beans that the fixture uses. */
  public record FixtureContext(
      ApplicationEventPublisher publisher,
      TransactionTemplate transaction,
      AdjustableClock clock,
      JdbcClient jdbc) {

    void publish(PublishedEvent event) {
      transaction.executeWithoutResult(_ -> publisher.publishEvent(event));
    }
  }

  public BookingFixture publishHeld(FundingKind kind, @Nullable String card) {
    context.publish(heldEvent(kind, card));
    return this;
  }

  public BookingHeld heldEvent(FundingKind kind, @Nullable String card) {
    var now = context.clock().instant();
    return new BookingHeld(
        meta(1),
        booking,
        1,
        mentor,
        mentee,
        UUID.randomUUID(),
        cohort,
        now.plus(Duration.ofDays(2)),
        now.plus(Duration.ofDays(2)).plusSeconds(3600),
        price,
        new Funding(kind, card),
        "standard",
        now.plus(Duration.ofMinutes(10)));
  }

  public SessionCompleted completed(long version) {
    var now = context.clock().instant();
    return new SessionCompleted(
        meta(version), booking, 1, mentor, mentee, cohort, now.minusSeconds(3600), now);
  }

  public BookingCancelled cancelled(long version, int basisPoints) {
    return new BookingCancelled(
        meta(version),
        booking,
        1,
        mentor,
        mentee,
        Party.MENTEE,
        basisPoints,
        price.share(basisPoints),
        "changed plans",
        false);
  }

  public BookingExpired expired(long version) {
    return new BookingExpired(meta(version), booking, 1, mentor, mentee, "The hold ran out.");
  }

  public NoShowReported noShowReported(long version) {
    return new NoShowReported(
        meta(version), booking, 1, mentor, mentee, Party.MENTOR, Party.MENTEE);
  }

  public NoShowResolved noShowResolved(long version, NoShowOutcome outcome) {
    return new NoShowResolved(meta(version), booking, 1, mentor, mentee, outcome);
  }

  private EventMetadata meta(long version) {
    return EventMetadata.about(booking, version, context.clock().instant());
  }

  public void publish(PublishedEvent event) {
    context.publish(event);
  }

  /** Waits until the payment has this status. */
  public BookingFixture awaitStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(status()).isEqualTo(status));
    return this;
  }

  /** Waits until the booking's stream has at least this version. */
  public BookingFixture awaitRecorded(long version) {
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(recordedVersion()).isGreaterThanOrEqualTo(version));
    return this;
  }

  private long recordedVersion() {
    return context
        .jdbc()
        .sql("select coalesce(max(version), 0) from billing.event where stream = ?")
        .param(StreamId.payment(booking).value())
        .query(Long.class)
        .single();
  }

  public String status() {
    return context
        .jdbc()
        .sql("select status from billing.payment where booking_id = ?")
        .param(booking)
        .query(String.class)
        .optional()
        .orElse("NONE");
  }

  public long escrow() {
    return balance(LedgerAccount.ESCROW, booking);
  }

  public long balance(LedgerAccount account, UUID subject) {
    return context
        .jdbc()
        .sql(
            """
            select coalesce(sum(debit), 0)::bigint as debit,
                   coalesce(sum(credit), 0)::bigint as credit
            from billing.entry where account = ? and subject = ?\
            """)
        .params(account.code(), subject)
        .query(Total.class)
        .single()
        .balance(account);
  }

  /** The part of an account's balance that comes from this booking. */
  public long bookingBalance(LedgerAccount account) {
    return context
        .jdbc()
        .sql(
            """
            select coalesce(sum(debit), 0)::bigint as debit,
                   coalesce(sum(credit), 0)::bigint as credit
            from billing.entry join billing.posting using (cause, rule)
            where account = ? and booking_id = ?\
            """)
        .params(account.code(), booking)
        .query(Total.class)
        .single()
        .balance(account);
  }

  record Total(long debit, long credit) {

    long balance(LedgerAccount account) {
      return account.balance(debit, credit, "EUR").minor();
    }
  }
}
