package dev.tandem.preferences.dualread;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Chooses whose decisions count. Members follow some at a time. */
@Service
@Transactional
public class DualReadService {

  private final DualReads dualReads;
  private final Comparisons comparisons;
  private final Clock clock;

  DualReadService(DualReads dualReads, Comparisons comparisons, Clock clock) {
    this.dualReads = dualReads;
    this.comparisons = comparisons;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<DualRead> find(UUID migration) {
    return dualReads.find(migration);
  }

  /** That of any migration whose members are compared at present. */
  @Transactional(readOnly = true)
  public Optional<DualRead> findOpen() {
    return dualReads.findOpen();
  }

  @Transactional(readOnly = true)
  public DualReadFigures figures(UUID migration) {
    return dualReads.figures(migration);
  }

  @Transactional(readOnly = true)
  public Page<FoundDifference> differences(UUID migration, Paging paging) {
    return comparisons.differences(migration, paging);
  }

  /**
   * Lets the decisions of the former platform count, and compares those here with them.
   *
   * @param mappingVersion with which the rows of the former platform are read
   */
  public void begin(UUID migration, int mappingVersion) {
    dualReads.begin(migration, mappingVersion, clock.instant());
  }

  /** Waits for the members who are being switched at this moment. */
  public void decide(UUID migration, Deciding deciding) {
    dualReads.findForUpdate(migration);
    dualReads.decide(migration, deciding, clock.instant());
  }

  /** Compares all members once more, also those who have come with a newer mapping. */
  public void compareAgain(UUID migration, int mappingVersion) {
    dualReads.findForUpdate(migration);
    dualReads.compareAgain(migration, mappingVersion);
  }

  /** From then on the decisions here count, and nothing is compared. */
  public void end(UUID migration) {
    dualReads.findForUpdate(migration);
    dualReads.end(migration, clock.instant());
  }
}
