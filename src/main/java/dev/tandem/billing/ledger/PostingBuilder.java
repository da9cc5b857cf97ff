package dev.tandem.billing.ledger;

import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
