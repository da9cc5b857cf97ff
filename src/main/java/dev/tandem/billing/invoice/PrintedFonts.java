package dev.tandem.billing.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;

/** The fonts in {@code billing/fonts}, each read when a document needs it for the first time. */
final class PrintedFonts {

  private static final Map<String, BaseFont> LOADED = new ConcurrentHashMap<>();

  private PrintedFonts() {}

  static BaseFont load(String name) {
    return LOADED.computeIfAbsent(name, PrintedFonts::read);
  }

  static boolean has(String name, int character) {
    return load(name).charExists(character);
  }

  private static BaseFont read(String name) {
    var file = name + ".ttf";
    try {
      var bytes = new ClassPathResource("billing/fonts/" + file).getContentAsByteArray();
      return BaseFont.createFont(file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, bytes, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
