package house.recommendations;

import org.springframework.data.relational.core.sql.Table;

class Rendering {
  Table spending() {
    return Table.create("billing.invoice");
  }
}
