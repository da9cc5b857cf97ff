package dev.tandem.recommendations.search;

import java.util.List;

/**
 * What is searched for.
 *
 * @param currency in which prices are compared
 */
record SearchQuestion(List<Condition> conditions, SortOrder order, String currency) {

  SearchQuestion {
    conditions = List.copyOf(conditions);
  }
}
