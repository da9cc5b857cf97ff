package dev.tandem.preferences.notice;

import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells members what a migration changes for them; nobody for whom nothing changes. */
@Service
@Transactional
public class AnnouncementService {

  private static final int WORDINGS = 50;

  private final Announcements announcements;
  private final NoticeProperties properties;
  private final Clock clock;

  AnnouncementService(Announcements announcements, NoticeProperties properties, Clock clock) {
    this.announcements = announcements;
    this.properties = properties;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Announcement> find(UUID migration) {
    return announcements.find(migration);
  }

  @Transactional(readOnly = true)
  public Audience audience(UUID migration) {
    return announcements.audience(migration);
  }

  /** When decisions would change at the earliest if members were told now. */
  public Instant holdsFrom() {
    return clock.instant().plus(properties.notice());
  }

  /** What members read, the most frequent first; at most fifty. */
  @Transactional(readOnly = true)
  public List<NoticeWording> wordings(UUID migration) {
    return announcements.wordings(migration, WORDINGS);
  }

  /**
   * Tells everybody whom it concerns, in the background.
   *
   * @throws Problem 409 if they were told before
   */
  public void announce(UUID migration) {
    if (!announcements.begin(migration, clock.instant(), holdsFrom())) {
      throw Problem.conflict("already-announced", "The members are told already.");
    }
  }
}
