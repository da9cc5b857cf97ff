package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * One business fact in the books: what is debited and credited balances.
 *
 * @param rule unique for the event that causes it
 */
@ValueObject
record Posting(String rule, @Nullable UUID bookingId, List<PostingLine> lines) {

  public Posting {
    lines = List.copyOf(lines);
    long difference = lines.stream().mapToLong(it -> it.debit() - it.credit()).sum();
    if (difference != 0) {
      throw new IllegalStateException(rule + " is off by " + difference);
    }
  }

  /**
   * @param subject whose account it is, where there is one for each booking, member or cohort
   * @param member who may see it
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

  /** A posting in the making; lines of nothing are left out. */
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
