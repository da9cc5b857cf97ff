package dev.tandem.preferences.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesStreamTests {

  @Test
  void readsThePiecesOneAfterTheOther() throws IOException {
    assertThat(text(List.of("ab", "", "c", "defg"))).isEqualTo("abcdefg");
    assertThat(text(List.of())).isEmpty();
    assertThat(text(List.of(""))).isEmpty();
  }

  @Test
  void readsByteByByteAndEnds() {
    var stream = stream(List.of("a", "b"));
    assertThat(List.of(stream.read(), stream.read(), stream.read(), stream.read()))
        .containsExactly((int) 'a', (int) 'b', -1, -1);
  }

  private static String text(List<String> pieces) throws IOException {
    return new String(stream(pieces).readAllBytes(), StandardCharsets.UTF_8);
  }

  private static PiecesStream stream(List<String> pieces) {
    return new PiecesStream(number ->
        number < pieces.size() ? pieces.get(number).getBytes(StandardCharsets.UTF_8) : null);
  }
}
