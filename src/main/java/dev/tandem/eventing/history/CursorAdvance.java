package dev.tandem.eventing.history;

import dev.tandem.eventing.log.Cursor;
import java.util.List;

/**
 * A cursor after a batch.
 *
 * @param handled what the batch has delivered in the cursor's partition
 */
public record CursorAdvance(Cursor cursor, List<HandledDelivery> handled) {

  public CursorAdvance {
    handled = List.copyOf(handled);
  }
}
