package dev.tandem.kernel.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;

/**
 * Stores the response to a write under its {@code Idempotency-Key}, in the module's own schema and
 * in the transaction of the write (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>The module's migration creates {@code <schema>.idempotency (caller uuid, key text, request
 * text not null, response text, primary key (caller, key))}.
 */
public final class IdempotentRequests {

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final String table;

  public IdempotentRequests(JdbcClient jdbc, ObjectMapper json, String schema) {
    this.jdbc = jdbc;
    this.json = json;
    this.table = schema + ".idempotency";
  }

  /**
   * Executes the write once per caller and key, and returns the stored response when the request is
   * repeated; without a key, always executes it. Must be called in the write's transaction: if that
   * rolls back, the key is unused again.
   *
   * @throws Problem 422 if the key was used with a different request
   */
  public <T> T executeOnce(
      UUID caller, @Nullable String key, Object request, Class<T> type, Supplier<T> write) {
    if (key == null || key.isBlank()) {
      return write.get();
    }
    if (key.length() > 200) {
      throw Problem.malformed("An Idempotency-Key has at most 200 characters.");
    }
    var digest = digest(json.writeValueAsString(request));
    if (!insertKey(caller, key, digest)) {
      return json.readValue(storedResponse(caller, key, digest), type);
    }
    var response = write.get();
    jdbc.sql("update " + table + " set response = ? where caller = ? and key = ?")
        .params(json.writeValueAsString(response), caller, key)
        .update();
    return response;
  }

  /** Waits for another transaction that uses the same key, and sees its response afterwards. */
  private boolean insertKey(UUID caller, String key, String digest) {
    return jdbc.sql(
                "insert into "
                    + table
                    + " (caller, key, request) values (?, ?, ?) on conflict do nothing")
            .params(caller, key, digest)
            .update()
        == 1;
  }

  private String storedResponse(UUID caller, String key, String digest) {
    var stored = find(caller, key).orElseThrow();
    if (!stored.request().equals(digest)) {
      throw Problem.refused(
          "idempotency-key-reused", "This Idempotency-Key was used with a different request.");
    }
    return stored.response();
  }

  private Optional<StoredResponse> find(UUID caller, String key) {
    return jdbc.sql("select request, response from " + table + " where caller = ? and key = ?")
        .params(caller, key)
        .query(StoredResponse.class)
        .optional();
  }

  private static String digest(String request) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(request.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  record StoredResponse(String request, String response) {}
}
