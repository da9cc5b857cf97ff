package dev.tandem.billing.replay;

import dev.tandem.billing.account.AccountEvent;
import dev.tandem.billing.account.Decider;
import dev.tandem.billing.rules.CreditsCommand;
import dev.tandem.billing.rules.Deciders;
import dev.tandem.billing.rules.MentorCommand;
import dev.tandem.billing.rules.PaymentCommand;
import dev.tandem.billing.store.StoredJson;
import dev.tandem.billing.store.StoredNames;
import java.util.Map;

/**
 * A kind of account: who decides, and what may be asked.
 *
 * @param kind the first word of the names of its streams
 * @param commands by their stored names
 */
record AccountType<C, S, E extends AccountEvent>(
    String kind, Class<C> commandType, Map<String, Class<?>> commands, Decider<C, S, E> decider) {

  static final AccountType<?, ?, ?> PAYMENT = of("payment", PaymentCommand.class, Deciders.PAYMENT);
  static final AccountType<?, ?, ?> MENTOR = of("mentor", MentorCommand.class, Deciders.MENTOR);
  static final AccountType<?, ?, ?> CREDITS = of("credits", CreditsCommand.class, Deciders.CREDITS);

  static <C, S, E extends AccountEvent> AccountType<C, S, E> of(
      String kind, Class<C> commandType, Decider<C, S, E> decider) {
    return new AccountType<>(kind, commandType, StoredNames.typesByName(commandType), decider);
  }

  C command(HistoryRow row) {
    return commandType.cast(StoredJson.parse(commands, row.type(), row.payload()));
  }

  E event(HistoryRow row) {
    return decider.eventType().cast(StoredJson.parseEvent(row.type(), row.payload()));
  }
}
