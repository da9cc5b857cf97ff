package house.billing;

import java.sql.ResultSet;
import org.jmolecules.ddd.annotation.ValueObject;

@ValueObject
record Balance(long minor) {
  static Balance of(ResultSet row) throws java.sql.SQLException {
    return new Balance(row.getLong(1));
  }
}
