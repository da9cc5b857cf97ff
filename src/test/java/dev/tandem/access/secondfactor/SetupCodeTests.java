package dev.tandem.access.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetupCodeTests {

  @Test
  void thePictureIsReadAsTheAddressThatAppsUnderstand() throws Exception {
    var code = SetupCode.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "ada lovelace@example.org");

    assertThat(code.uri())
        .startsWith("otpauth://totp/Tandem:ada%20lovelace%40example.org?")
        .contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "issuer=Tandem");
    assertThat(code.secret()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(new Decoder().decode(modules(code)).getText()).isEqualTo(code.uri());
  }

  /** What stands in the path, without the margin. */
  private static BitMatrix modules(SetupCode code) {
    var matrix = new BitMatrix(code.size() - 8);
    var squares = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
    while (squares.find()) {
      matrix.set(Integer.parseInt(squares.group(1)) - 4, Integer.parseInt(squares.group(2)) - 4);
    }
    return matrix;
  }
}
