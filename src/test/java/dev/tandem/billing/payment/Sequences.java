package dev.tandem.billing.payment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All orders in which a set of messages can arrive, if one of them arrives twice. */
final class Sequences {

  private Sequences() {}

  static List<Set<String>> nonEmptySubsets(List<String> all) {
    var subsets = new ArrayList<Set<String>>();
    for (int bits = 1; bits < 1 << all.size(); bits++) {
      var subset = new LinkedHashSet<String>();
      for (int i = 0; i < all.size(); i++) {
        if ((bits & 1 << i) != 0) {
          subset.add(all.get(i));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }

  static List<List<String>> orders(Set<String> messages) {
    var orders = new LinkedHashSet<List<String>>();
    permute(List.of(), messages.stream().sorted().toList(), orders);
    return List.copyOf(orders);
  }

  static List<List<String>> ordersWithOneRepeated(Set<String> messages) {
    var orders = new LinkedHashSet<List<String>>();
    for (var repeated : messages) {
      var all = new ArrayList<>(messages);
      all.add(repeated);
      permute(List.of(), all, orders);
    }
    return List.copyOf(orders);
  }

  private static void permute(List<String> before, List<String> left, Set<List<String>> orders) {
    if (left.isEmpty()) {
      orders.add(before);
    }
    for (int i = 0; i < left.size(); i++) {
      var next = new ArrayList<>(before);
      next.add(left.get(i));
      var rest = new ArrayList<>(left);
      rest.remove(i);
      permute(next, rest, orders);
    }
  }
}
