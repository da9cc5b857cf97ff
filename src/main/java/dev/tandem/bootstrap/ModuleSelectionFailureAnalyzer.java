package dev.tandem.bootstrap;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows why {@code tandem.modules} cannot be run as it is given. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ModuleSelectionFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, IllegalArgumentException cause) {
    var sentence = String.valueOf(cause.getMessage());
    return sentence.startsWith(ModuleSelection.PROPERTY)
        ? StartupFailureAnalyzer.analysis(sentence)
        : null;
  }
}
