package house.recommendations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.util.Assert;

final class Sorting {
  private Sorting() {}

  static int[] ranks(List<Integer> given) {
    var copy = new ArrayList<Integer>();
    Collections.addAll(copy, 1, 2);
    copy.addAll(given);
    Collections.sort(copy);
    var ranks = new int[copy.size()];
    Arrays.setAll(ranks, copy::get);
    Arrays.fill(ranks, 1);
    Assert.notNull(copy, "given");
    java.util.Objects.checkIndex(0, ranks.length);
    return ranks;
  }
}
