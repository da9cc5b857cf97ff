package dev.tandem.billing.invoice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The fonts in {@code billing/fonts}, each read when a document needs it for the first time. */
@Component
class PrintedFonts {

  private final Map<String, BaseFont> loaded = new ConcurrentHashMap<>();

  BaseFont load(String name) {
    return loaded.computeIfAbsent(name, PrintedFonts::read);
  }

  boolean has(String name, int character) {
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
