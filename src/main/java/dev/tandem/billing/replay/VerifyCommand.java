package dev.tandem.billing.replay;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code verify decisions}: decides all recorded commands with the deciders of this
 * program, so that a new version of them is known before it is released. Changes nothing.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "verify")
class VerifyCommand implements ApplicationRunner, ExitCodeGenerator {

  private static final String USAGE = "Usage: verify decisions";
  private static final int FAILURE = 1;
  private static final int USAGE_ERROR = 2;

  private final DecisionVerification verification;
  private final PrintStream out = System.out;
  private int exitCode;

  VerifyCommand(DecisionVerification verification) {
    this.verification = verification;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var words = arguments.getNonOptionArgs();
    if (words.size() != 2 || !words.get(1).equals("decisions")) {
      exitCode = USAGE_ERROR;
      out.println(USAGE);
      return;
    }
    try {
      exitCode = verify() ? 0 : FAILURE;
    } catch (NoRecordException e) {
      exitCode = FAILURE;
      out.println(e.getMessage());
    }
  }

  private boolean verify() {
    long start = System.nanoTime();
    var report = verification.verifyAll();
    double seconds = (System.nanoTime() - start) / 1e9;
    ReportText.lines(report, seconds).forEach(out::println);
    return report.isSame();
  }
}
