package dev.tandem.billing.gateway;

import dev.tandem.billing.BillingProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs and verifies webhooks over their raw bytes, in the format that Stripe uses: {@code t=<epoch
 * second>,v1=<hex HMAC-SHA256 of "t.body">}.
 */
@Component
public class WebhookSignature {

  static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern FORMAT = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

  private final byte[] secret;
  private final Clock clock;

  WebhookSignature(BillingProperties properties, Clock clock) {
    this.secret =
        properties.webhookSecret().isBlank()
            ? randomSecret()
            : properties.webhookSecret().getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
  }

  private static byte[] randomSecret() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  public String sign(byte[] body, Instant at) {
    long seconds = at.getEpochSecond();
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(seconds, body));
  }

  boolean isValid(@Nullable String header, byte[] body) {
    var matcher = FORMAT.matcher(header == null ? "" : header);
    if (!matcher.matches()) {
      return false;
    }
    long seconds = Long.parseLong(matcher.group(1));
    var age = Duration.between(Instant.ofEpochSecond(seconds), clock.instant()).abs();
    return age.compareTo(TOLERANCE) <= 0
        && MessageDigest.isEqual(hmac(seconds, body), HexFormat.of().parseHex(matcher.group(2)));
  }

  private byte[] hmac(long seconds, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
