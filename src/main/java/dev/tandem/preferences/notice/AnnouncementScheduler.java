package dev.tandem.preferences.notice;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.preferences.events.ChangingTopic;
import dev.tandem.preferences.events.MigrationAnnounced;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Announces to members what changes for them, some at a time in a transaction of their own, so that
 * it can be interrupted anywhere and each is told once.
 */
@Component
class AnnouncementScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementScheduler.class);
  private static final int BATCH = 200;

  private final Announcements announcements;
  private final ApplicationEventPublisher publisher;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AnnouncementScheduler(
      Announcements announcements,
      ApplicationEventPublisher publisher,
      TransactionTemplate transaction,
      Clock clock) {
    this.announcements = announcements;
    this.publisher = publisher;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.migration.tick:1s}")
  void run() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> announceNext()))) {
        LOG.debug("Announced a migration to more members");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot announce a migration; will try again", e);
    }
  }

  private boolean announceNext() {
    var unfinished = announcements.lockUnfinished();
    unfinished.ifPresent(announcement -> {
      var next = announcements.next(announcement.migrationId(), BATCH);
      next.forEach((member, changes) -> announce(announcement, member, changes));
      if (next.isEmpty()) {
        announcements.finish(announcement.migrationId(), clock.instant());
      } else {
        announcements.advance(announcement.migrationId(), List.copyOf(next.keySet()).getLast());
      }
    });
    return unfinished.isPresent();
  }

  private void announce(Announcement announcement, UUID member, List<ChangingTopic> changes) {
    var now = clock.instant();
    if (announcements.addNotice(announcement.migrationId(), member, now)) {
      publisher.publishEvent(
          new MigrationAnnounced(
              EventMetadata.about(noticeId(announcement, member), 1, now),
              announcement.migrationId(),
              member,
              announcement.holdsFrom(),
              changes));
    }
  }

  private static UUID noticeId(Announcement announcement, UUID member) {
    var name = announcement.migrationId() + "/" + member;
    return Ids.named(name);
  }
}
