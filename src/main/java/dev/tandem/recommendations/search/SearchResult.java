package dev.tandem.recommendations.search;

import dev.tandem.kernel.paging.CursorPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The mentors who are found, and what else the reader can ask for.
 *
 * @param without how many would be found without each condition
 * @param inOtherCurrencies how many are missing only since they have no price in the currency
 * @param languages of all mentors whom the reader sees
 * @param currencies in which these have prices
 */
record SearchResult(
    CursorPage<FoundMentor> page,
    SequencedMap<Condition, Integer> without,
    int inOtherCurrencies,
    SortedSet<String> languages,
    SortedSet<String> currencies) {

  /**
   * @param found how many are found
   * @param almost who is missing by one condition alone
   * @param visible all whom the reader sees
   */
  static SearchResult of(
      CursorPage<FoundMentor> page,
      int found,
      Map<Condition, List<FoundMentor>> almost,
      List<FoundMentor> visible) {
    var without = new LinkedHashMap<Condition, Integer>();
    int inOtherCurrencies = 0;
    for (var entry : almost.entrySet()) {
      without.put(entry.getKey(), found + entry.getValue().size());
      if (entry.getKey() instanceof MaxPrice price) {
        var currency = price.limit().currency();
        inOtherCurrencies +=
            (int) entry.getValue().stream().filter(it -> !it.hasPriceIn(currency)).count();
      }
    }
    var languages = new TreeSet<String>();
    var currencies = new TreeSet<String>();
    for (var mentor : visible) {
      languages.addAll(mentor.mentor().terms().languages());
      mentor.offerings().forEach(offering -> currencies.add(offering.price().currency()));
    }
    return new SearchResult(page, without, inOtherCurrencies, languages, currencies);
  }
}
