package dev.tandem.recommendations.search;

import java.time.Instant;

/** What every mentor who is found must fulfil. */
sealed interface Condition
    permits Words,
        MaxPrice,
        MinRating,
        Speaks,
        FreeWithin,
        NextFreeDay,
        NextFreeTime,
        OnlyFavourites {

  boolean holds(FoundMentor mentor, Instant now);

  /** The name of its field in the address. */
  String field();

  /** Such as {@code up to 50.00 EUR}. */
  String text();

  /** Begins a sentence about the search without it. */
  String without();
}
