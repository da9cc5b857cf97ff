package house.recommendations;

import java.util.ArrayList;
import java.util.List;

final class Statement {
  private final StringBuilder sql = new StringBuilder("select count(*)");
  private final List<String> names = new ArrayList<>();

  Statement from() {
    sql.append(" from ").append(String.join(".", names));
    return this;
  }

  Statement name(String name) {
    names.add(name);
    return this;
  }

  String text() {
    return sql.toString();
  }
}
