package dev.tandem.signals.verdict;

import dev.tandem.eventing.verdict.Verdict;
import java.time.Instant;

/**
 * A verdict on a signal of a module.
 *
 * @param version grows with every change of the verdict
 * @param eValue the evidence against the module
 * @param since the start of the evidence
 * @param givenAt when the verdict became what it is
 */
public record GivenVerdict(
    String module,
    String signal,
    long version,
    Verdict verdict,
    double eValue,
    long observations,
    String evidence,
    Instant since,
    Instant givenAt) {}
