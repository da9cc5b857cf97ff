package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What a mentor has earned, is owed and owes, in one currency.
 *
 * @param pending by booking, until its hold is over
 * @param lastRun the latest Monday that paid out
 * @param payouts every one sent and not returned; those that arrived may still come back
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

  public record PendingEarning(Money amount, Instant releaseAt, boolean frozen) {}

  record SentPayout(Money amount, boolean arrived) {}

  public Money pendingFor(UUID booking, String code) {
    var found = pending.get(booking);
    return found == null ? Money.zero(code) : found.amount();
  }

  public Money payableMoney(String code) {
    return Money.of(payable, code);
  }

  MentorAccount with(UUID booking, @Nullable PendingEarning share) {
    var changed = new HashMap<>(pending);
    if (share == null || share.amount().isZero()) {
      changed.remove(booking);
    } else {
      changed.put(booking, share);
    }
    var code = currency == null && share != null ? share.amount().currency() : currency;
    return new MentorAccount(code, changed, payable, clawback, lastRun, payouts);
  }

  MentorAccount adjustBalances(long more, long owed) {
    return new MentorAccount(currency, pending, payable + more, clawback + owed, lastRun, payouts);
  }

  MentorAccount withLastRun(LocalDate run) {
    return new MentorAccount(currency, pending, payable, clawback, run, payouts);
  }

  MentorAccount with(UUID payout, @Nullable SentPayout sent) {
    var changed = new HashMap<>(payouts);
    if (sent == null) {
      changed.remove(payout);
    } else {
      changed.put(payout, sent);
    }
    return new MentorAccount(currency, pending, payable, clawback, lastRun, changed);
  }
}
