package dev.tandem.billing.invoice;

import dev.tandem.billing.account.Rates;
import dev.tandem.billing.invoice.Document.DocumentLine;
import dev.tandem.kernel.money.Money;
import java.util.List;
import java.util.TreeMap;

/** VAT once for each rate, on the sum of its lines (EN 16931, BR-CO-17). */
record VatSummary(int basisPoints, Money gross, Money vat) {

  static List<VatSummary> byRate(List<DocumentLine> lines) {
    var sums = new TreeMap<Integer, Money>();
    lines.forEach(it -> sums.merge(it.vatBasisPoints(), it.gross(), Money::plus));
    return sums.entrySet().stream()
        .map(it ->
            new VatSummary(it.getKey(), it.getValue(), Rates.vatIn(it.getValue(), it.getKey())))
        .toList();
  }

  static Money totalVat(List<DocumentLine> lines) {
    return byRate(lines).stream().map(VatSummary::vat).reduce(Money::plus).orElseThrow();
  }

  Money net() {
    return gross.minus(vat);
  }
}
