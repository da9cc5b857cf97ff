package dev.tandem.signals.admin;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.signal.Signal;
import dev.tandem.signals.signal.SignalDefinition;
import java.util.Arrays;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/signals")
@PreAuthorize("hasRole('OPERATOR')")
class SignalsController {

  private final SignalViews views;

  SignalsController(SignalViews views) {
    this.views = views;
  }

  @GetMapping("/modules")
  Page<ModuleSignals> modules(Paging paging) {
    return Page.slice(views.modules(), paging);
  }

  /** The verdicts on a signal of a module that were ever given, the latest first. */
  @GetMapping("/modules/{module}/{signal}/history")
  Page<SignalView> history(
      @PathVariable String module, @PathVariable String signal, Paging paging) {
    return views.history(module, SignalViews.require(signal), paging);
  }

  @GetMapping("/definitions")
  Page<Definition> definitions(Paging paging) {
    return Page.slice(Arrays.stream(Signal.values()).map(Definition::of).toList(), paging);
  }

  record Definition(String signal, String title, String what, String threshold, String why) {

    static Definition of(Signal signal) {
      SignalDefinition it = signal.definition();
      return new Definition(signal.key(), it.title(), it.what(), it.threshold(), it.why());
    }
  }
}
