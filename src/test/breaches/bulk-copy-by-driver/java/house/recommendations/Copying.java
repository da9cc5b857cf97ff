package house.recommendations;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

class Copying {
  String copy(Connection connection) throws SQLException, IOException {
    var rows = new StringWriter();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy billing.invoice to stdout", rows);
    return rows.toString();
  }
}
