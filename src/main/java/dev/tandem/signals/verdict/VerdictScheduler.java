package dev.tandem.signals.verdict;

import dev.tandem.signals.evidence.EvidenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Judges again as time passes: when a module falls silent, and when ten buckets have a vote. */
@Component
class VerdictScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(VerdictScheduler.class);

  private final EvidenceStore evidence;
  private final VerdictService verdicts;

  VerdictScheduler(EvidenceStore evidence, VerdictService verdicts) {
    this.evidence = evidence;
    this.verdicts = verdicts;
  }

  @Scheduled(fixedDelayString = "${tandem.signals.tick:10s}")
  void run() {
    try {
      evidence.modules().forEach(verdicts::judge);
    } catch (DataAccessException e) {
      LOG.warn("Cannot judge the signals of all modules; will try again", e);
    }
  }
}
