package dev.tandem.billing;

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

/** Prints an invoice or a credit note on one A4 page. The member is named by their id. */
@Component
class DocumentPdf {

  private static final Font TITLE = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 20);
  private static final Font TEXT = FontFactory.getFont(FontFactory.HELVETICA, 10);
  private static final Font STRONG = FontFactory.getFont(FontFactory.HELVETICA_BOLD, 10);

  byte[] print(Document document) {
    var bytes = new ByteArrayOutputStream();
    var page = new org.openpdf.text.Document(PageSize.A4, 56, 56, 56, 56);
    PdfWriter.getInstance(page, bytes);
    page.open();
    page.add(new Paragraph("Tandem", STRONG));
    page.add(new Paragraph(document.kind().title() + " " + document.number(), TITLE));
    page.add(new Paragraph("Date: " + date(document.finalisedAt()), TEXT));
    page.add(new Paragraph("For member: " + document.memberId(), TEXT));
    if (document.original() != null) {
      page.add(new Paragraph("Credits invoice " + document.original(), TEXT));
    }
    if (document.dueOn() != null) {
      page.add(new Paragraph("Payable until " + document.dueOn(), TEXT));
    }
    page.add(lines(document));
    page.add(sums(document));
    page.close();
    return bytes.toByteArray();
  }

  private static String date(@Nullable Instant instant) {
    return instant == null ? "draft" : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static PdfPTable lines(Document document) {
    var table = table(4, 1);
    row(table, STRONG, "What", "Amount incl. VAT");
    document.lines().forEach(it -> row(table, TEXT, it.text(), it.gross().toString()));
    return table;
  }

  private static PdfPTable sums(Document document) {
    var table = table(4, 1);
    row(table, TEXT, "Net", document.net().toString());
    var rate = document.lines().getFirst().vatBasisPoints();
    boolean several = document.lines().stream().anyMatch(it -> it.vatBasisPoints() != rate);
    if (several) {
      VatSummary.of(document.lines()).forEach(it -> vat(table, it.basisPoints(), it.vat()));
    } else {
      vat(table, rate, document.vat());
    }
    row(table, STRONG, "Total", document.total().toString());
    return table;
  }

  private static void vat(PdfPTable table, int basisPoints, Money amount) {
    var percent = BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    row(table, TEXT, "VAT " + percent + " %", amount.toString());
  }

  private static PdfPTable table(float... widths) {
    var table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(24);
    return table;
  }

  private static void row(PdfPTable table, Font font, String left, String right) {
    table.addCell(cell(left, font, Element.ALIGN_LEFT));
    table.addCell(cell(right, font, Element.ALIGN_RIGHT));
  }

  private static PdfPCell cell(String text, Font font, int alignment) {
    var cell = new PdfPCell(new Phrase(text, font));
    cell.setHorizontalAlignment(alignment);
    cell.setPadding(6);
    return cell;
  }
}
