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

/** The rules of credits: bought, spent from what expires first, given back, expired. */
final class CreditsDecider implements Decider<CreditsCommand, Credits, CreditsEvent> {

  @Override
  public Credits initial() {
    return Credits.EMPTY;
  }

  /** Spending more than there is decides nothing: the credits do not suffice. */
  @Override
  public List<CreditsEvent> decide(CreditsCommand command, Credits credits) {
    return switch (command) {
      case AddPack it ->
          credits.appliedIds().contains(it.packId())
              ? List.of()
              : List.of(
                  new PackBought(
                      it.memberId(), it.packId(), it.amount(), it.vat(), it.expiresAt()));
      case Spend it -> spend(it, credits);
      case Restore it ->
          credits.appliedIds().contains(it.refundId())
              ? List.of()
              : List.of(
                  new CreditsRestored(
                      it.memberId(), it.bookingId(), it.refundId(), it.amount(), it.expiresAt()));
      case ChargeBackPack it -> chargeBackPack(it, credits);
      case Expire it ->
          credits.lots().stream()
              .filter(lot -> !lot.isUsable(it.now()))
              .<CreditsEvent>map(
                  lot -> new CreditsExpired(it.memberId(), lot.id(), lot.remaining()))
              .toList();
    };
  }

  private static List<CreditsEvent> spend(Spend asked, Credits credits) {
    if (credits.appliedIds().contains(asked.bookingId())) {
      return List.of();
    }
    var parts = new ArrayList<SpentCredits>();
    var missing = asked.amount();
    for (CreditLot lot : credits.lots().stream().filter(it -> it.isUsable(asked.now())).toList()) {
      var part = lot.remaining().compareTo(missing) < 0 ? lot.remaining() : missing;
      if (part.isPositive()) {
        parts.add(new SpentCredits(lot.id(), part));
        missing = missing.minus(part);
      }
    }
    return missing.isPositive()
        ? List.of()
        : List.of(new CreditsSpent(asked.memberId(), asked.bookingId(), asked.amount(), parts));
  }

  private static List<CreditsEvent> chargeBackPack(ChargeBackPack it, Credits credits) {
    if (!credits.appliedIds().contains(it.packId())
        || credits.appliedIds().contains(chargebackId(it.packId()))) {
      return List.of();
    }
    var zero = Money.zero(it.amount().currency());
    var unspent =
        credits.lots().stream()
            .filter(lot -> lot.id().equals(it.packId()))
            .map(CreditLot::remaining)
            .reduce(zero, Money::plus);
    return List.of(
        new PackChargedBack(it.memberId(), it.packId(), unspent, it.amount().minus(unspent)));
  }

  private static UUID chargebackId(UUID pack) {
    return DeterministicIds.of("lost", pack);
  }

  @Override
  public Credits evolve(Credits credits, CreditsEvent event) {
    return switch (event) {
      case PackBought it ->
          credits.addLot(new CreditLot(it.packId(), it.amount(), it.expiresAt()), it.packId());
      case CreditsSpent it -> {
        var left = credits.markApplied(it.bookingId());
        for (SpentCredits part : it.parts()) {
          left = left.reduceLot(part.lotId(), part.amount());
        }
        yield left;
      }
      case CreditsRestored it ->
          credits.addLot(new CreditLot(it.lotId(), it.amount(), it.expiresAt()), it.lotId());
      case PackChargedBack it ->
          credits.reduceLot(it.packId(), it.unspent()).markApplied(chargebackId(it.packId()));
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
