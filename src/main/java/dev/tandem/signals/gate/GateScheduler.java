package dev.tandem.signals.gate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Decides the gates again as time passes. */
@Component
class GateScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(GateScheduler.class);

  private final GateService gates;

  GateScheduler(GateService gates) {
    this.gates = gates;
  }

  @Scheduled(fixedDelayString = "${tandem.signals.gates-tick:1m}")
  void run() {
    try {
      gates.judgeAll();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Cannot decide the gates of all modules; will try again", e);
    }
  }
}
