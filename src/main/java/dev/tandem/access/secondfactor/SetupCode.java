package dev.tandem.access.secondfactor;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator app reads to know a secret.
 *
 * @param secret in groups of four, to be typed
 * @param uri as apps understand it (Key URI Format)
 * @param path of the QR code in SVG; each module is one unit, with a margin of four
 * @param size of the picture in modules
 */
public record SetupCode(String secret, String uri, String path, int size) {

  private static final int MARGIN = 4;
  private static final String ISSUER = "Tandem";

  /**
   * @param account names the sign-in among others in the app
   */
  public static SetupCode of(String secret, String account) {
    var uri =
        "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=%s&period=30"
            .formatted(ISSUER, encode(account), secret, ISSUER, TimeCodes.DIGITS);
    try {
      var matrix = Encoder.encode(uri, ErrorCorrectionLevel.M).getMatrix();
      var path = new StringBuilder();
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          if (matrix.get(x, y) == 1) {
            path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
          }
        }
      }
      var grouped = secret.replaceAll("(.{4})(?=.)", "$1 ");
      return new SetupCode(grouped, uri, path.toString(), matrix.getWidth() + 2 * MARGIN);
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
