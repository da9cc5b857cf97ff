package dev.tandem.billing;

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
record Posting(String rule, @Nullable UUID bookingId, List<Line> lines) {

  Posting {
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
  record Line(
      Account account,
      @Nullable UUID subject,
      @Nullable UUID member,
      String currency,
      long debit,
      long credit) {}

  static Draft of(String rule) {
    return new Draft(rule, null, List.of());
  }

  /** A posting in the making; lines of nothing are left out. */
  record Draft(String rule, @Nullable UUID bookingId, List<Line> lines) {

    Draft booking(UUID booking) {
      return new Draft(rule, booking, lines);
    }

    Draft debit(Money amount, Account account, @Nullable UUID subject, @Nullable UUID member) {
      return line(amount, new Line(account, subject, member, amount.currency(), amount.minor(), 0));
    }

    Draft debit(Money amount, Account account) {
      return debit(amount, account, null, null);
    }

    Draft credit(Money amount, Account account, @Nullable UUID subject, @Nullable UUID member) {
      return line(amount, new Line(account, subject, member, amount.currency(), 0, amount.minor()));
    }

    Draft credit(Money amount, Account account) {
      return credit(amount, account, null, null);
    }

    List<Posting> post() {
      return lines.isEmpty() ? List.of() : List.of(new Posting(rule, bookingId, lines));
    }

    private Draft line(Money amount, Line line) {
      if (amount.isZero()) {
        return this;
      }
      var more = new ArrayList<>(lines);
      more.add(line);
      return new Draft(rule, bookingId, more);
    }
  }
}
