package house.billing;

import org.jmolecules.ddd.annotation.ValueObject;

@ValueObject
class Amount {
  private long minor;

  void add(long more) {
    minor += more;
  }
}
