package dev.tandem.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A document is printed with all of its words, whatever script they are in. */
@NoDatabase
class DocumentPdfTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Łucja jest chora – przełóżmy to, żółć",
        "予定が変わりました",
        "Мне очень жаль",
        "Ğüneş ılık İstanbul",
        "한국어 안녕하세요",
        "请改期",
        "Xin lỗi, tôi bị ốm",
        "ขอโทษ",
        "מ",
        "ﬁ 😷 ≠ € ☂",
        "Γειά σου, Հայ, ქარ"
      })
  void everyLetterIsPrinted(String words) throws IOException {
    assertThat(text(words)).contains(withoutSpaces(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"مرض الطفل", "שלום", "Refund: מזל 12 טוב (a)", "می‌خواهم"})
  void lettersFromRightToLeftArePrintedInTheOrderInWhichTheyAreSeen(String words)
      throws IOException {
    var printed = text(words);
    assertThat(words.codePoints().filter(Character::isLetterOrDigit).mapToObj(Character::toString))
        .allSatisfy(letter -> assertThat(printed).contains(letter));
    if (words.equals("שלום")) {
      assertThat(printed).contains("םולש");
    }
  }

  @Test
  void aCharacterWithoutAShapeIsPrintedAsItsNumber() throws IOException {
    assertThat(text("a𓀀b")).contains("a[U+13000]b");
  }

  private static String text(String words) throws IOException {
    var line = new DocumentLine(words, 100, 1_900);
    var pdf = new DocumentPdf(new PrintedFonts()).render(document(List.of(line)));
    var extracted = new PdfTextExtractor(new PdfReader(pdf)).getTextFromPage(1);
    return withoutSpaces(Normalizer.normalize(extracted, Normalizer.Form.NFKC));
  }

  private static Document document(List<DocumentLine> lines) {
    var at = Instant.parse("2026-03-01T10:00:00Z");
    return new Document(
        new DocumentId(new UUID(0, 1)),
        DocumentKind.CREDIT_NOTE,
        "T-000001",
        new UUID(0, 2),
        null,
        null,
        null,
        null,
        "EUR",
        100,
        16,
        at,
        at,
        null,
        null,
        0,
        0,
        null,
        lines);
  }

  private static String withoutSpaces(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
