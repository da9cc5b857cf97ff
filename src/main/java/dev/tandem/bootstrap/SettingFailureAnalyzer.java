package dev.tandem.bootstrap;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows the sentence with which a setting was refused: it begins with the name of the setting. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SettingFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

  private static final Pattern ABOUT_A_SETTING = Pattern.compile("tandem\\.[a-z0-9.-]+ .+");

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, IllegalArgumentException cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      var sentence = String.valueOf(each.getMessage());
      if (ABOUT_A_SETTING.matcher(sentence).matches()) {
        return StartupFailureAnalyzer.analysis(sentence + ".");
      }
    }
    return null;
  }
}
