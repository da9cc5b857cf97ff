package dev.tandem.billing.invoice;

import dev.tandem.kernel.money.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Renders an invoice or a credit note as one A4 page, which names the member by id. */
@Component
class DocumentPdf {

  private final PrintedText title;
  private final PrintedText text;
  private final PrintedText bold;

  DocumentPdf(PrintedFonts fonts) {
    this.title = new PrintedText(fonts, PrintedScript.LATIN_BOLD, 20);
    this.text = new PrintedText(fonts, PrintedScript.LATIN, 10);
    this.bold = new PrintedText(fonts, PrintedScript.LATIN_BOLD, 10);
  }

  byte[] render(Document document) {
    var bytes = new ByteArrayOutputStream();
    var page = new org.openpdf.text.Document(PageSize.A4, 56, 56, 56, 56);
    PdfWriter.getInstance(page, bytes);
    page.open();
    page.add(new Paragraph(bold.phrase("Tandem")));
    page.add(new Paragraph(title.phrase(document.kind().title() + " " + document.number())));
    page.add(new Paragraph(text.phrase("Date: " + formatDate(document.finalisedAt()))));
    page.add(new Paragraph(text.phrase("For member: " + document.memberId())));
    if (document.originalNumber() != null) {
      page.add(new Paragraph(text.phrase("Credits invoice " + document.originalNumber())));
    }
    if (document.dueOn() != null) {
      page.add(new Paragraph(text.phrase("Payable until " + document.dueOn())));
    }
    page.add(lineTable(document));
    page.add(totalsTable(document));
    page.close();
    return bytes.toByteArray();
  }

  private static String formatDate(@Nullable Instant instant) {
    return instant == null ? "draft" : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private PdfPTable lineTable(Document document) {
    var table = newTable(4, 1);
    addRow(table, bold, "What", "Amount incl. VAT");
    for (var line : document.lines()) {
      var gross = Money.of(line.gross(), document.currency());
      addRow(table, text, line.text(), gross.toString());
    }
    return table;
  }

  private PdfPTable totalsTable(Document document) {
    var table = newTable(4, 1);
    addRow(table, text, "Net", document.net().toString());
    var rate = document.lines().getFirst().vatBasisPoints();
    boolean several = document.lines().stream().anyMatch(it -> it.vatBasisPoints() != rate);
    if (several) {
      for (var summary : VatSummary.byRate(document.lines(), document.currency())) {
        addVatRow(table, summary.basisPoints(), summary.vat());
      }
    } else {
      addVatRow(table, rate, document.vat());
    }
    addRow(table, bold, "Total", document.total().toString());
    return table;
  }

  private void addVatRow(PdfPTable table, int basisPoints, Money amount) {
    var percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    addRow(table, text, "VAT " + percent + " %", amount.toString());
  }

  private static PdfPTable newTable(float... widths) {
    var table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(24);
    return table;
  }

  private static void addRow(PdfPTable table, PrintedText style, String left, String right) {
    table.addCell(newCell(left, style, Element.ALIGN_LEFT));
    table.addCell(newCell(right, style, Element.ALIGN_RIGHT));
  }

  private static PdfPCell newCell(String text, PrintedText style, int alignment) {
    var cell = new PdfPCell(style.phrase(text));
    cell.setHorizontalAlignment(alignment);
    cell.setPadding(6);
    cell.setRunDirection(PrintedText.direction(text));
    return cell;
  }
}
