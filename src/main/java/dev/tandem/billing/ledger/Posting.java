package dev.tandem.billing.ledger;

import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entries of one event and rule. Debits equal credits.
 *
 * @param rule unique for the event
 */
@ValueObject
record Posting(String rule, @Nullable UUID bookingId, List<PostingLine> lines) {

  public Posting {
    lines = List.copyOf(lines);
    long difference = lines.stream().mapToLong(it -> it.debit() - it.credit()).sum();
    if (difference != 0) {
      throw new IllegalStateException(rule + " does not balance; difference " + difference);
    }
  }

  static PostingBuilder builder(String rule) {
    return new PostingBuilder(rule, null, List.of());
  }
}
