package dev.tandem.billing;

import dev.tandem.billing.Credits.Lot;
import dev.tandem.billing.CreditsCommand.AddPack;
import dev.tandem.billing.CreditsCommand.Expire;
import dev.tandem.billing.CreditsCommand.LosePack;
import dev.tandem.billing.CreditsCommand.Restore;
import dev.tandem.billing.CreditsCommand.Spend;
import dev.tandem.billing.CreditsEvent.CreditsExpired;
import dev.tandem.billing.CreditsEvent.CreditsRestored;
import dev.tandem.billing.CreditsEvent.CreditsSpent;
import dev.tandem.billing.CreditsEvent.PackBought;
import dev.tandem.billing.CreditsEvent.PackChargedBack;
import dev.tandem.billing.CreditsEvent.Part;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules of credits: bought, spent from what expires first, given back, expired. */
final class CreditsDecider implements Decider<CreditsCommand, Credits, CreditsEvent> {

  @Override
  public Credits initial() {
    return Credits.NONE;
  }

  /** Spending more than there is decides nothing: the credits do not suffice. */
  @Override
  public List<CreditsEvent> decide(CreditsCommand command, Credits credits) {
    return switch (command) {
      case AddPack it ->
          credits.seen().contains(it.packId())
              ? List.of()
              : List.of(
                  new PackBought(
                      it.memberId(), it.packId(), it.amount(), it.vat(), it.expiresAt()));
      case Spend it -> spend(it, credits);
      case Restore it ->
          credits.seen().contains(it.refundId())
              ? List.of()
              : List.of(
                  new CreditsRestored(
                      it.memberId(), it.bookingId(), it.refundId(), it.amount(), it.expiresAt()));
      case LosePack it -> lose(it, credits);
      case Expire it ->
          credits.lots().stream()
              .filter(lot -> !lot.isUsable(it.now()))
              .<CreditsEvent>map(lot -> new CreditsExpired(it.memberId(), lot.id(), lot.left()))
              .toList();
    };
  }

  private static List<CreditsEvent> spend(Spend asked, Credits credits) {
    if (credits.seen().contains(asked.bookingId())) {
      return List.of();
    }
    var parts = new ArrayList<Part>();
    var missing = asked.amount();
    for (Lot lot : credits.lots().stream().filter(it -> it.isUsable(asked.now())).toList()) {
      var part = lot.left().compareTo(missing) < 0 ? lot.left() : missing;
      if (part.isPositive()) {
        parts.add(new Part(lot.id(), part));
        missing = missing.minus(part);
      }
    }
    return missing.isPositive()
        ? List.of()
        : List.of(new CreditsSpent(asked.memberId(), asked.bookingId(), asked.amount(), parts));
  }

  private static List<CreditsEvent> lose(LosePack it, Credits credits) {
    if (!credits.seen().contains(it.packId()) || credits.seen().contains(lost(it.packId()))) {
      return List.of();
    }
    var zero = Money.zero(it.amount().currency());
    var unspent =
        credits.lots().stream()
            .filter(lot -> lot.id().equals(it.packId()))
            .map(Lot::left)
            .reduce(zero, Money::plus);
    return List.of(
        new PackChargedBack(it.memberId(), it.packId(), unspent, it.amount().minus(unspent)));
  }

  private static UUID lost(UUID pack) {
    return Names.uuid("lost", pack);
  }

  @Override
  public Credits evolve(Credits credits, CreditsEvent event) {
    return switch (event) {
      case PackBought it ->
          credits.plus(new Lot(it.packId(), it.amount(), it.expiresAt()), it.packId());
      case CreditsSpent it -> {
        var left = credits.seen(it.bookingId());
        for (Part part : it.parts()) {
          left = left.less(part.lotId(), part.amount());
        }
        yield left;
      }
      case CreditsRestored it ->
          credits.plus(new Lot(it.lotId(), it.amount(), it.expiresAt()), it.lotId());
      case PackChargedBack it -> credits.less(it.packId(), it.unspent()).seen(lost(it.packId()));
      case CreditsExpired it -> credits.less(it.lotId(), it.amount());
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
