package dev.tandem.billing.store;

import dev.tandem.kernel.persistence.Rows;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Detects recorded events that were changed, added or removed without the event store. */
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

  /** Finds the streams whose chain is broken. One statement, so it reads one snapshot. */
  public List<String> findBrokenStreams() {
    var verification = new ChainVerification();
    try (var links =
        jdbc
            .sql(
                """
                select s.id as stream, s.version as head, s.hash as head_hash,
                       e.version, e.type, e.payload, e.at, e.hash,
                       max(e.version) over (partition by s.id) as last_version
                from billing.stream s left join billing.event e on e.stream = s.id
                order by s.id, e.version\
                """)
            .withFetchSize(1_000)
            .query(Rows.of(ChainLink.class))
            .stream()) {
      links.forEach(verification::verify);
    }
    return verification.brokenStreams();
  }
}
