package dev.tandem.billing.invoice;

import dev.tandem.kernel.money.Money;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;

/** Renders an invoice or a credit note as one A4 page, which names the member by id. */
@Component
class DocumentPdf {

  private static final Font TITLE_FONT = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 20);
  private static final Font TEXT_FONT = FontFactory.getFont(FontFactory.HELVETICA, 10);
  private static final Font BOLD_FONT = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 10);

  byte[] render(Document document) {
    var bytes = new ByteArrayOutputStream();
    var page = new org.openpdf.text.Document(PageSize.A4, 56, 56, 56, 56);
    PdfWriter.getInstance(page, bytes);
    page.open();
    page.add(new Paragraph("Tandem", BOLD_FONT));
    page.add(new Paragraph(document.kind().title() + " " + document.number(), TITLE_FONT));
    page.add(new Paragraph("Date: " + formatDate(document.finalisedAt()), TEXT_FONT));
    page.add(new Paragraph("For member: " + document.memberId(), TEXT_FONT));
    if (document.originalNumber() != null) {
      page.add(new Paragraph("Credits invoice " + document.originalNumber(), TEXT_FONT));
    }
    if (document.dueOn() != null) {
      page.add(new Paragraph("Payable until " + document.dueOn(), TEXT_FONT));
    }
    page.add(lineTable(document));
    page.add(totalsTable(document));
    page.close();
    return bytes.toByteArray();
  }

  private static String formatDate(@Nullable Instant instant) {
    return instant == null ? "draft" : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static PdfPTable lineTable(Document document) {
    var table = newTable(4, 1);
    addRow(table, BOLD_FONT, "What", "Amount incl. VAT");
    for (var line : document.lines()) {
      var gross = Money.of(line.gross(), document.currency());
      addRow(table, TEXT_FONT, line.text(), gross.toString());
    }
    return table;
  }

  private static PdfPTable totalsTable(Document document) {
    var table = newTable(4, 1);
    addRow(table, TEXT_FONT, "Net", document.net().toString());
    var rate = document.lines().getFirst().vatBasisPoints();
    boolean several = document.lines().stream().anyMatch(it -> it.vatBasisPoints() != rate);
    if (several) {
      for (var summary : VatSummary.byRate(document.lines(), document.currency())) {
        addVatRow(table, summary.basisPoints(), summary.vat());
      }
    } else {
      addVatRow(table, rate, document.vat());
    }
    addRow(table, BOLD_FONT, "Total", document.total().toString());
    return table;
  }

  private static void addVatRow(PdfPTable table, int basisPoints, Money amount) {
    var percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    addRow(table, TEXT_FONT, "VAT " + percent + " %", amount.toString());
  }

  private static PdfPTable newTable(float... widths) {
    var table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(24);
    return table;
  }

  private static void addRow(PdfPTable table, Font font, String left, String right) {
    table.addCell(newCell(left, font, Element.ALIGN_LEFT));
    table.addCell(newCell(right, font, Element.ALIGN_RIGHT));
  }

  private static PdfPCell newCell(String text, Font font, int alignment) {
    var cell = new PdfPCell(new Phrase(text, font));
    cell.setHorizontalAlignment(alignment);
    cell.setPadding(6);
    return cell;
  }
}
