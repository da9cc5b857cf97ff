package dev.tandem.recommendations.model;

import dev.tandem.kernel.role.AlsoInCopies;
import dev.tandem.recommendations.candidate.MentorChanges;
import dev.tandem.recommendations.candidate.MentorChanges.ChangeCounts;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Trains the model in the background after its data has changed, on one thread at a time, and keeps
 * the latest. What else is kept in memory follows every few seconds, too, so that a request finds
 * little to read again. Learning from meetings rests nineteen times as long as it took, so that it
 * takes a twentieth of a processor at most, however many sessions there are.
 */
@Component
public class ModelTrainer {

  private static final int REST = 19;
  private static final ChangeCounts NOTHING = new ChangeCounts(-1, -1);

  private final ModelTraining training;
  private final MentorChanges changes;
  private final Semaphore idle = new Semaphore(1);
  private volatile VersionedModel latest = ModelTraining.untrained();
  private volatile ChangeCounts known = NOTHING;
  private volatile long restsUntil = System.nanoTime();

  ModelTrainer(ModelTraining training, MentorChanges changes) {
    this.training = training;
    this.changes = changes;
  }

  /** The latest model, never waited for: at first one that knows nothing. */
  public VersionedModel current() {
    return latest;
  }

  /** At a fixed rate, so that it has a thread of its own and other schedules do not wait for it. */
  @AlsoInCopies
  @Scheduled(fixedRateString = "${tandem.recommendations.refresh:5s}")
  void trainIfChanged() {
    if (idle.tryAcquire()) {
      try {
        train();
      } finally {
        idle.release();
      }
    }
  }

  /** Trains with all data as it is now. */
  public synchronized VersionedModel retrain() {
    restsUntil = System.nanoTime();
    known = NOTHING;
    train();
    return latest;
  }

  private synchronized void train() {
    var counts = changes.counts();
    var mentors = training.currentMentors();
    if (counts.profiles() != known.profiles()) {
      latest = training.withProfiles(mentors, latest);
      known = new ChangeCounts(counts.profiles(), known.learning());
    }
    long start = System.nanoTime();
    if (counts.learning() != known.learning() && start - restsUntil >= 0) {
      latest = training.withMeetings(latest);
      known = counts;
      long end = System.nanoTime();
      restsUntil = end + REST * (end - start);
    }
  }
}
