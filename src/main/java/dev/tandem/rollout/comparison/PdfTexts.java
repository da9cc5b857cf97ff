package dev.tandem.rollout.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** The lines that are printed in a document; fonts and positions are not compared. */
final class PdfTexts {

  private static final int MAX_PAGES = 50;

  private PdfTexts() {}

  /**
   * @throws IOException if it is no document
   */
  static List<PlacedText> of(byte[] document) throws IOException {
    try (var reader = new PdfReader(document)) {
      var extractor = new PdfTextExtractor(reader);
      var texts = new ArrayList<PlacedText>();
      texts.add(new PlacedText("pages", String.valueOf(reader.getNumberOfPages())));
      for (int page = 1; page <= Math.min(MAX_PAGES, reader.getNumberOfPages()); page++) {
        extractor
            .getTextFromPage(page)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(line -> texts.add(new PlacedText("page", line)));
      }
      return texts;
    }
  }
}
