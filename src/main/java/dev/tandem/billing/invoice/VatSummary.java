package dev.tandem.billing.invoice;

import dev.tandem.billing.account.Rates;
import dev.tandem.kernel.money.Money;
import java.util.List;
import java.util.TreeMap;

/** The VAT of each rate, computed on the sum of the rate's lines (EN 16931, BR-CO-17). */
record VatSummary(int basisPoints, Money gross, Money vat) {

  static List<VatSummary> byRate(List<DocumentLine> lines, String currency) {
    var sums = new TreeMap<Integer, Money>();
    for (var line : lines) {
      sums.merge(line.vatBasisPoints(), Money.of(line.gross(), currency), Money::plus);
    }
    return sums.entrySet().stream().map(sum -> of(sum.getKey(), sum.getValue())).toList();
  }

  private static VatSummary of(int basisPoints, Money gross) {
    return new VatSummary(basisPoints, gross, Rates.vatIn(gross, basisPoints));
  }

  static Money totalVat(List<DocumentLine> lines, String currency) {
    return byRate(lines, currency).stream()
        .map(VatSummary::vat)
        .reduce(Money.zero(currency), Money::plus);
  }

  Money net() {
    return gross.minus(vat);
  }
}
