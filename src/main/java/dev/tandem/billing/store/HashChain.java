package dev.tandem.billing.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows whether recorded events were changed, added or removed behind the store's back. */
@Component
public class HashChain {

  private final JdbcClient jdbc;

  HashChain(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static String hash(
      String previous, String stream, long version, String type, String payload, Instant at) {
    var content = String.join("\n", previous, stream, version + "", type, at.toString(), payload);
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The streams whose chain is broken. One statement, so it sees one moment. */
  public List<String> findBrokenStreams() {
    var heads = new HashMap<String, String>();
    var broken = new ArrayList<String>();
    jdbc.sql(
            """
            select s.id, s.version as head, s.hash as last, e.version, e.type, e.payload, e.at, e.hash,
                   max(e.version) over (partition by s.id) as reached
            from billing.stream s left join billing.event e on e.stream = s.id
            order by s.id, e.version\
            """)
        .query((ResultSet row) -> {
          var stream = row.getString("id");
          if (!isIntact(row, heads, stream) && !broken.contains(stream)) {
            broken.add(stream);
          }
        });
    return broken;
  }

  private static boolean isIntact(ResultSet row, Map<String, String> heads, String stream)
      throws SQLException {
    long head = row.getLong("head");
    if (row.getString("hash") == null) {
      return head == 0;
    }
    var hash =
        hash(
            heads.getOrDefault(stream, ""),
            stream,
            row.getLong("version"),
            row.getString("type"),
            row.getString("payload"),
            row.getTimestamp("at").toInstant());
    heads.put(stream, hash);
    boolean isLast = row.getLong("version") == head;
    return row.getLong("reached") == head
        && hash.equals(row.getString("hash"))
        && (!isLast || hash.equals(row.getString("last")));
  }
}
