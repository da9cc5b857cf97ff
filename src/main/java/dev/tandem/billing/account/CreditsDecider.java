package dev.tandem.billing.account;

import dev.tandem.billing.account.Credits.CreditLot;
import dev.tandem.billing.account.CreditsCommand.AddPack;
import dev.tandem.billing.account.CreditsCommand.ChargeBackPack;
import dev.tandem.billing.account.CreditsCommand.Expire;
import dev.tandem.billing.account.CreditsCommand.Restore;
import dev.tandem.billing.account.CreditsCommand.Spend;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.CreditsEvent.SpentCredits;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules of credits, which are spent in the order of their expiry. */
final class CreditsDecider implements Decider<CreditsCommand, Credits, CreditsEvent> {

  @Override
  public Credits initial() {
    return Credits.EMPTY;
  }

  @Override
  public List<CreditsEvent> decide(CreditsCommand command, Credits credits) {
    return switch (command) {
      case AddPack pack -> addPack(pack, credits);
      case Spend spend -> spend(spend, credits);
      case Restore restore -> restore(restore, credits);
      case ChargeBackPack chargeback -> chargeBackPack(chargeback, credits);
      case Expire expire -> expire(expire, credits);
    };
  }

  private static List<CreditsEvent> addPack(AddPack pack, Credits credits) {
    return credits.appliedIds().contains(pack.packId())
        ? List.of()
        : List.of(
            new PackBought(
                pack.memberId(), pack.packId(), pack.amount(), pack.vat(), pack.expiresAt()));
  }

  /** No event if the usable credits do not cover the amount. */
  private static List<CreditsEvent> spend(Spend spend, Credits credits) {
    if (credits.appliedIds().contains(spend.bookingId())) {
      return List.of();
    }
    var parts = new ArrayList<SpentCredits>();
    var missing = spend.amount();
    for (CreditLot lot : credits.lots()) {
      if (lot.isUsable(spend.now()) && missing.isPositive()) {
        var part = lot.remaining().compareTo(missing) < 0 ? lot.remaining() : missing;
        parts.add(new SpentCredits(lot.id(), part));
        missing = missing.minus(part);
      }
    }
    return missing.isPositive()
        ? List.of()
        : List.of(new CreditsSpent(spend.memberId(), spend.bookingId(), spend.amount(), parts));
  }

  private static List<CreditsEvent> restore(Restore restore, Credits credits) {
    return credits.appliedIds().contains(restore.refundId())
        ? List.of()
        : List.of(
            new CreditsRestored(
                restore.memberId(),
                restore.bookingId(),
                restore.refundId(),
                restore.amount(),
                restore.expiresAt()));
  }

  private static List<CreditsEvent> expire(Expire expire, Credits credits) {
    return credits.lots().stream()
        .filter(lot -> !lot.isUsable(expire.now()))
        .<CreditsEvent>map(lot -> new CreditsExpired(expire.memberId(), lot.id(), lot.remaining()))
        .toList();
  }

  private static List<CreditsEvent> chargeBackPack(ChargeBackPack chargeback, Credits credits) {
    if (!credits.appliedIds().contains(chargeback.packId())
        || credits.appliedIds().contains(chargebackId(chargeback.packId()))) {
      return List.of();
    }
    var zero = Money.zero(chargeback.amount().currency());
    var unspent =
        credits.lots().stream()
            .filter(lot -> lot.id().equals(chargeback.packId()))
            .map(CreditLot::remaining)
            .reduce(zero, Money::plus);
    return List.of(
        new PackChargedBack(
            chargeback.memberId(),
            chargeback.packId(),
            unspent,
            chargeback.amount().minus(unspent)));
  }

  private static UUID chargebackId(UUID pack) {
    return DeterministicIds.of("lost", pack);
  }

  @Override
  public Credits evolve(Credits credits, CreditsEvent event) {
    return switch (event) {
      case PackBought bought ->
          credits.addLot(
              new CreditLot(bought.packId(), bought.amount(), bought.expiresAt()), bought.packId());
      case CreditsSpent spent -> {
        var remaining = credits.markApplied(spent.bookingId());
        for (SpentCredits part : spent.parts()) {
          remaining = remaining.reduceLot(part.lotId(), part.amount());
        }
        yield remaining;
      }
      case CreditsRestored restored ->
          credits.addLot(
              new CreditLot(restored.lotId(), restored.amount(), restored.expiresAt()),
              restored.lotId());
      case PackChargedBack chargeback ->
          credits
              .reduceLot(chargeback.packId(), chargeback.unspent())
              .markApplied(chargebackId(chargeback.packId()));
      case CreditsExpired it -> credits.reduceLot(it.lotId(), it.amount());
    };
  }

  @Override
  public Class<Credits> stateType() {
    return Credits.class;
  }

  @Override
  public Class<CreditsEvent> eventType() {
    return CreditsEvent.class;
  }
}
