package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entries of one event and rule. Debits equal credits.
 *
 * @param rule unique for the event
 */
@ValueObject
record Posting(String rule, @Nullable UUID bookingId, List<PostingLine> lines) {

  public Posting {
    lines = List.copyOf(lines);
    long difference = lines.stream().mapToLong(it -> it.debit() - it.credit()).sum();
    if (difference != 0) {
      throw new IllegalStateException(rule + " does not balance; difference " + difference);
    }
  }

  /**
   * @param subject the booking, member, cohort, refund or payout that owns the account, if any
   * @param member who may see the line
   */
  record PostingLine(
      LedgerAccount account,
      @Nullable UUID subject,
      @Nullable UUID member,
      String currency,
      long debit,
      long credit) {}

  static PostingBuilder builder(String rule) {
    return new PostingBuilder(rule, null, List.of());
  }

  /** Builds a posting; lines with a zero amount are left out. */
  record PostingBuilder(String rule, @Nullable UUID bookingId, List<PostingLine> lines) {

    PostingBuilder forBooking(UUID booking) {
      return new PostingBuilder(rule, booking, lines);
    }

    PostingBuilder debit(
        Money amount, LedgerAccount account, @Nullable UUID subject, @Nullable UUID member) {
      return addLine(
          amount, new PostingLine(account, subject, member, amount.currency(), amount.minor(), 0));
    }

    PostingBuilder debit(Money amount, LedgerAccount account) {
      return debit(amount, account, null, null);
    }

    PostingBuilder credit(
        Money amount, LedgerAccount account, @Nullable UUID subject, @Nullable UUID member) {
      return addLine(
          amount, new PostingLine(account, subject, member, amount.currency(), 0, amount.minor()));
    }

    PostingBuilder credit(Money amount, LedgerAccount account) {
      return credit(amount, account, null, null);
    }

    List<Posting> build() {
      return lines.isEmpty() ? List.of() : List.of(new Posting(rule, bookingId, lines));
    }

    private PostingBuilder addLine(Money amount, PostingLine line) {
      if (amount.isZero()) {
        return this;
      }
      var more = new ArrayList<>(lines);
      more.add(line);
      return new PostingBuilder(rule, bookingId, more);
    }
  }
}
