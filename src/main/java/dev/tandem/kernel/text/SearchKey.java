package dev.tandem.kernel.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How texts are compared in a search: by compatibility (NFKC) and without regard to case, so that
 * "STRASSE" finds "Straße" and "ﬁ" is "fi". The SQL functions {@code fold} of modules do the same.
 */
public final class SearchKey {

  private SearchKey() {}

  /** Upper case first: it writes ß as SS, which lower case alone would not. */
  public static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace('ς', 'σ');
  }
}
