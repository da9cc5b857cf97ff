package dev.tandem.billing.replay;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides all commands of a history again: for each account, in the order of versions, its events
 * and the commands that met them. Keeps the state of one account and one open decision, so the
 * length of a history does not matter.
 */
final class DecisionReplay {

  static final List<AccountType<?, ?, ?>> DECIDERS =
      List.of(AccountType.PAYMENT, AccountType.MENTOR, AccountType.CREDITS);

  private final Map<String, AccountType<?, ?, ?>> types;
  private final LongPredicate chosen;
  private final ReplayTally tally = new ReplayTally();
  private @Nullable StreamReplay<?, ?, ?> current;

  DecisionReplay(List<AccountType<?, ?, ?>> types) {
    this(types, _ -> true);
  }

  /**
   * @param chosen the positions of the commands that are decided again
   */
  DecisionReplay(List<AccountType<?, ?, ?>> types, LongPredicate chosen) {
    this.types = types.stream().collect(Collectors.toMap(AccountType::kind, Function.identity()));
    this.chosen = chosen;
  }

  /** The rows of one account follow each other; its events before the commands that met them. */
  void accept(HistoryRow row) {
    var stream = current;
    if (stream == null || !stream.name().equals(row.stream())) {
      stream = next(row.stream());
    }
    if (!row.isCommand()) {
      stream.accept(row);
    } else if (chosen.test(row.position())) {
      stream.decide(row);
    }
  }

  ReplayReport finish() {
    if (current != null) {
      current.finish();
      current = null;
    }
    return tally.report();
  }

  private StreamReplay<?, ?, ?> next(String name) {
    if (current != null) {
      current.finish();
    }
    var kind = name.substring(0, Math.max(0, name.indexOf(':')));
    var type = types.get(kind);
    if (type == null) {
      throw new IllegalStateException("No account is of the kind “%s”".formatted(kind));
    }
    tally.countAccount();
    var stream = new StreamReplay<>(name, type, tally);
    current = stream;
    return stream;
  }
}
