package dev.tandem.billing.rules;

import dev.tandem.kernel.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The account of a mentor in one currency.
 *
 * @param pending earnings on hold, by booking
 * @param payable earned and not paid out yet, in minor units
 * @param clawback owed by the mentor, in minor units
 * @param lastRun the Monday of the latest payout
 * @param payouts sent and not returned; the bank may return even those that arrived
 */
@ValueObject
public record MentorAccount(
    @Nullable String currency,
    Map<UUID, PendingEarning> pending,
    long payable,
    long clawback,
    @Nullable LocalDate lastRun,
    Map<UUID, SentPayout> payouts) {

  public static final MentorAccount EMPTY = new MentorAccount(null, Map.of(), 0, 0, null, Map.of());

  public MentorAccount {
    pending = Map.copyOf(pending);
    payouts = Map.copyOf(payouts);
  }

  record SentPayout(Money amount, boolean arrived) {}

  public Money pendingFor(UUID booking, String currencyCode) {
    var found = pending.get(booking);
    return found == null ? Money.zero(currencyCode) : found.amount();
  }

  public Money payableMoney(String currencyCode) {
    return Money.of(payable, currencyCode);
  }

  MentorAccount withEarning(UUID booking, @Nullable PendingEarning share) {
    var changed = new HashMap<>(pending);
    if (share == null || share.amount().isZero()) {
      changed.remove(booking);
    } else {
      changed.put(booking, share);
    }
    var code = currency == null && share != null ? share.amount().currency() : currency;
    return new MentorAccount(code, changed, payable, clawback, lastRun, payouts);
  }

  MentorAccount adjustBalances(long payableChange, long clawbackChange) {
    return new MentorAccount(
        currency, pending, payable + payableChange, clawback + clawbackChange, lastRun, payouts);
  }

  MentorAccount withLastRun(LocalDate run) {
    return new MentorAccount(currency, pending, payable, clawback, run, payouts);
  }

  MentorAccount withPayout(UUID payout, @Nullable SentPayout sent) {
    var changed = new HashMap<>(payouts);
    if (sent == null) {
      changed.remove(payout);
    } else {
      changed.put(payout, sent);
    }
    return new MentorAccount(currency, pending, payable, clawback, lastRun, changed);
  }
}
