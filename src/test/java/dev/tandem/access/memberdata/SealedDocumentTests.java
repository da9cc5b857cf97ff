package dev.tandem.access.memberdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.testing.NoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@NoDatabase
class SealedDocumentTests {

  private final String key = SealedDocument.newKey();

  /** Compresses badly, so that it needs several pieces. */
  private final String document =
      new Random(1)
          .ints(600_000, 'a', 'z')
          .mapToObj(Character::toString)
          .collect(Collectors.joining("", "{\"é\": \"", "\"}"));

  @Test
  void isReadWithItsKeyInWhateverOrderThePiecesCome() {
    var parts = new ArrayList<>(SealedDocument.seal(document, SealedDocument.publicPart(key)));

    Collections.shuffle(parts, new Random(2));

    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(SealedDocument.open(parts, key)).isEqualTo(document);
  }

  @Test
  void isNotReadWithAnotherKeyOrWithoutAPiece() {
    var parts = SealedDocument.seal(document, SealedDocument.publicPart(key));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedDocument.open(parts, SealedDocument.newKey()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SealedDocument.open(parts.subList(1, parts.size()), key));
  }

  @Test
  void whatIsGivenAwayDoesNotOpenIt() {
    var given = SealedDocument.publicPart(key);
    var parts = SealedDocument.seal(document, given);

    assertThat(given).doesNotContain("\"d\"");
    assertThatIllegalArgumentException().isThrownBy(() -> SealedDocument.open(parts, given));
  }
}
