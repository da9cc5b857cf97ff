package house.recommendations;

import house.billing.Slip;
import java.util.List;

class Casting {
  int count(Object all) {
    @SuppressWarnings("unchecked")
    var found = (List<Slip>) all;
    return found.size();
  }
}
