package dev.tandem.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Users of a RabbitMQ who may do everything, and whose passwords are their names. */
record RabbitUsers(List<String> names) {

  /** What a server imports when it starts. */
  String definitions() {
    return """
    {"vhosts": [{"name": "/"}],
     "users": [%s],
     "permissions": [%s]}
    """
        .formatted(
            joined(
                "{\"name\": \"%1$s\", \"password_hash\": \"%2$s\", \"tags\": \"\","
                    + " \"hashing_algorithm\": \"rabbit_password_hashing_sha256\"}"),
            joined(
                "{\"user\": \"%1$s\", \"vhost\": \"/\","
                    + " \"configure\": \".*\", \"write\": \".*\", \"read\": \".*\"}"));
  }

  private String joined(String template) {
    return names.stream()
        .map(name -> template.formatted(name, hash(name)))
        .collect(Collectors.joining(",\n"));
  }

  /** Four bytes of salt, and the SHA-256 of salt and password. */
  private static String hash(String password) {
    var salt = "salt".getBytes(StandardCharsets.US_ASCII);
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      var hash = sha.digest(password.getBytes(StandardCharsets.UTF_8));
      var both = new byte[salt.length + hash.length];
      System.arraycopy(salt, 0, both, 0, salt.length);
      System.arraycopy(hash, 0, both, salt.length, hash.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
