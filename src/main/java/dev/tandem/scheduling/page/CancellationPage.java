package dev.tandem.scheduling.page;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.web.Problem;
import dev.tandem.scheduling.booking.BookingId;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.Party;
import dev.tandem.scheduling.process.Cancellation;
import dev.tandem.scheduling.process.CancellationService;
import dev.tandem.scheduling.process.ReasonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The part of a session's page on which it is cancelled for the exact refund shown. Without scripts
 * it is a page of its own.
 */
@Controller
@RequestMapping("/scheduling/sessions/{id}/cancellation")
class CancellationPage {

  private final CancellationService cancellationService;

  CancellationPage(CancellationService cancellationService) {
    this.cancellationService = cancellationService;
  }

  @GetMapping
  String show(
      @PathVariable UUID id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPage,
      Caller caller,
      Model model) {
    var cancellation = cancellationService.prepare(new BookingId(id), caller);
    model.addAttribute("id", id);
    model.addAttribute("refund", cancellation.refund());
    model.addAttribute("sentence", describe(cancellation));
    model.addAttribute("strike", cancellation.isStrike());
    model.addAttribute("viewerRole", cancellation.by().name());
    return SessionPage.partOrPage(
        "scheduling/session-cancellation", "Cancel session", inPage, model);
  }

  @PostMapping
  String cancel(
      @PathVariable UUID id,
      @RequestParam long minor,
      @RequestParam String currency,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    cancellationService.cancel(
        new BookingId(id), caller, parseMoney(minor, currency), ReasonText.validate(reason));
    return SessionPage.redirectTo(id);
  }

  private static String describe(Cancellation cancellation) {
    var refund = cancellation.refund();
    if (cancellation.booking().terms().funding().kind() != FundingKind.COHORT) {
      return (cancellation.by() == Party.MENTEE ? "You get " : "The mentee gets ")
          + refund.amount()
          + " back.";
    }
    return switch (refund.kind()) {
      case FULL -> "Nothing is owed; the cohort’s bill shrinks by " + refund.amount() + ".";
      case PARTIAL -> "The cohort’s bill shrinks by " + refund.amount() + ". The rest stays owed.";
      case NONE -> "The cohort’s bill does not shrink.";
    };
  }

  private static Money parseMoney(long minor, String currency) {
    try {
      return Money.of(minor, currency);
    } catch (IllegalArgumentException e) {
      throw Problem.malformed("This is not an amount of money.");
    }
  }
}
