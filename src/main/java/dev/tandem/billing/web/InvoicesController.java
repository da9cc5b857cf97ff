package dev.tandem.billing.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.billing.cohort.CohortTerms;
import dev.tandem.billing.invoice.Document;
import dev.tandem.billing.invoice.DocumentPages;
import dev.tandem.billing.invoice.DocumentPublication;
import dev.tandem.billing.invoice.Documents;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.HttpCache;
import dev.tandem.kernel.paging.CursorPage;
import dev.tandem.kernel.paging.CursorPaging;
import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Lists, shows and prints invoices and credit notes; each member sees their own. */
@RestController
class InvoicesController {

  private final Documents documents;
  private final DocumentPages documentPages;
  private final DocumentPublication publication;
  private final CohortTerms cohortTerms;

  InvoicesController(
      Documents documents,
      DocumentPages documentPages,
      DocumentPublication publication,
      CohortTerms cohortTerms) {
    this.documents = documents;
    this.documentPages = documentPages;
    this.publication = publication;
    this.cohortTerms = cohortTerms;
  }

  @GetMapping("/api/billing/invoices")
  CursorPage<DocumentView> list(
      Caller caller, @RequestParam @Nullable UUID member, CursorPaging paging) {
    var scope = ListScope.memberFilter(caller, member, "invoice");
    return documentPages.list(scope, paging).map(DocumentView::of);
  }

  @GetMapping("/api/billing/invoices/{number}")
  DocumentView invoice(Caller caller, @PathVariable String number) {
    return DocumentView.of(find(caller, number));
  }

  private Document find(Caller caller, String number) {
    var document = documents.findByNumber(number).orElseThrow(() -> Problem.notFound("invoice"));
    caller.requireToSee(document.memberId(), "invoice");
    return document;
  }

  /** On pages a browser stores nothing: the computer may be shared. */
  @GetMapping("/billing/invoices/{number}.pdf")
  ResponseEntity<byte[]> pdfOfPage(Caller caller, @PathVariable String number) {
    return pdf(find(caller, number));
  }

  /**
   * A PDF that is not stored yet has no tag: it is rendered for this answer, and the stored one
   * will differ in its bytes.
   */
  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/api/billing/invoices/{number}.pdf")
  ResponseEntity<byte[]> pdf(
      Caller caller, @PathVariable String number, ServletWebRequest request) {
    var document = find(caller, number);
    var tag = publication.digestOfPdf(document);
    return tag.isPresent() && request.checkNotModified(tag.get())
        ? ResponseEntity.status(HttpStatus.NOT_MODIFIED).build()
        : pdf(document);
  }

  private ResponseEntity<byte[]> pdf(Document document) {
    var name = ContentDisposition.inline().filename(document.number() + ".pdf").build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
        .body(publication.pdfOf(document));
  }

  /** A second click finds it paid and changes nothing. */
  @PostMapping("/billing/invoices/{number}/payment")
  @Transactional
  public ModelAndView markPaidOnPage(Caller caller, @PathVariable String number) {
    caller.require(Role.OPERATOR);
    cohortTerms.recordPayment(find(caller, number));
    return new ModelAndView("redirect:/billing/invoices");
  }

  /** Records the transfer with which a cohort's organisation paid an invoice on terms. */
  @PostMapping("/api/billing/invoices/{number}/payment")
  @Transactional
  public DocumentView markPaid(Caller caller, @PathVariable String number) {
    caller.require(Role.OPERATOR);
    if (!cohortTerms.recordPayment(find(caller, number))) {
      throw Problem.conflict("already-paid", "Nothing is owed on this invoice.");
    }
    return invoice(caller, number);
  }
}
